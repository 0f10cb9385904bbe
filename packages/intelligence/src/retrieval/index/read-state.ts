import type { LeaveOutReason } from '../workspace/leave-out-reason.ts';
import type { IndexDatabase } from '../store/index-database.ts';
import type { IndexState } from './index-state.ts';
import type { RefreshReport } from './refresh-report.ts';

/** What an index holds, and what the last look at the workspace left out. */
export function readState(
  { database, file, notes }: IndexDatabase,
  report: Pick<RefreshReport, 'leftOut' | 'limits'>,
): IndexState {
  const rows = database
    .prepare('select left_out, count(*) as count from files group by left_out')
    .all();
  const leftOut: Partial<Record<LeaveOutReason, number>> = { ...report.leftOut };
  let files = 0;
  for (const { left_out: reason, count } of rows) {
    if (reason === null) files = Number(count);
    else
      leftOut[reason as LeaveOutReason] = (leftOut[reason as LeaveOutReason] ?? 0) + Number(count);
  }
  const { count: chunks } = database.prepare('select count(*) as count from chunks').get() ?? {};
  const stored = file === null ? 'memory' : 'disk';
  return { files, chunks: Number(chunks), leftOut, limits: report.limits, notes, stored };
}
