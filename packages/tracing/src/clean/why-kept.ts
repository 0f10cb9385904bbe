import type { CleanOptions } from './clean-options.ts';
import type { ExaminedRun } from './examine-run.ts';

type Rules = Pick<CleanOptions, 'olderThanMs' | 'keep' | 'includeInterrupted'>;

interface Judged {
  readonly run: ExaminedRun;
  /** 0 is the latest run. */
  readonly rank: number;
  readonly now: Date;
}

/** Why a run stays; undefined: it may go. */
export function whyKept({ run, rank, now }: Judged, rules: Rules): string | undefined {
  const { olderThanMs, keep, includeInterrupted = false } = rules;
  const { liveness, owner } = run;
  if (liveness === 'running') return `process ${owner?.pid ?? '?'} works on it`;
  if (liveness === 'unknown') {
    const where = owner === null ? 'who started it is not known' : `it is one of ${owner.hostname}`;
    return `${where}, so it may still be under way`;
  }
  // What was begun is finished: the rules were asked before.
  if (run.isTrash) return undefined;
  if (run.isResumable && !includeInterrupted) return 'it broke off and can be resumed';
  if (olderThanMs === undefined && keep === undefined) return 'neither age nor number was given';
  if (keep !== undefined && rank < keep) return `it is among the latest ${keep}`;
  const age = now.getTime() - Date.parse(run.activeAt);
  const isOld = olderThanMs === undefined || age > olderThanMs;
  return isOld ? undefined : 'it is not old enough';
}
