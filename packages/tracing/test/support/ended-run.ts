import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cleanTraces,
  openTraceRun,
  type CleanOptions,
  type CleanReport,
  type TraceRun,
} from '../../src/index.ts';
import { changeOwner } from './broken-off-run.ts';
import { withoutSync } from './failing-file-system.ts';
import { optionsFor, playRun, resultOf } from './sample-run.ts';

const ids = ['a', 'b/odd', 'c'];
export const day = 24 * 3_600_000;
export const cleanedAt = new Date('2025-10-20T12:00:00Z');

export function dateOf(dayOfMonth: number): Date {
  return new Date(Date.UTC(2025, 9, dayOfMonth, 12));
}

/** A run of that day of October, which ended then. */
export async function writeEndedRun(traceDir: string, dayOfMonth: number): Promise<TraceRun> {
  const runId = `run-${dayOfMonth}`;
  const startedAt = dateOf(dayOfMonth);
  const run = await openTraceRun(
    optionsFor(traceDir, { ids, runId, startedAt, fileSystem: withoutSync }),
  );
  playRun(run, ids, runId);
  await run.artifacts.put(new Uint8Array(99), { mediaType: 'a/b', name: 'x' });
  await run.finish({ ...resultOf(ids, run), run_id: runId });
  changeOwner(run.runDir ?? '', { ended_at: startedAt.toISOString() });
  return run;
}

export async function clean(
  traceDir: string,
  options: Partial<CleanOptions> & { readonly dryRun?: boolean } = {},
): Promise<CleanReport> {
  const cleaned = await cleanTraces({ traceDir, now: cleanedAt, ...options });
  if (!cleaned.ok) throw new Error(cleaned.error.message);
  return cleaned.value;
}

/** Every path below, with what is in it. */
export function snapshot(folder: string): Record<string, string> {
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true });
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? readFileSync(path, 'utf8') : ''];
    }),
  );
}
