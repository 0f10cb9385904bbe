import { join } from 'node:path';
import { runFolderName } from '../layout/run-paths.ts';
import { describeIndexedRun, describeOpenRun } from './describe-run.ts';
import { listFolder } from './list-folder.ts';
import { readIndexes } from './read-indexes.ts';
import type { Read } from './read.ts';
import type { RunEntry } from './run-entry.ts';

/** All runs of a trace folder, the latest first, also those that were killed. */
export async function listRuns(traceDir: string): Promise<Read<readonly RunEntry[]>> {
  const listed = await listFolder(traceDir);
  if (!listed.ok) return listed;
  const indexes = await readIndexes(traceDir, listed.value.files);
  const entries: RunEntry[] = [];
  for (const index of indexes.values()) entries.push(await describeIndexedRun(traceDir, index));
  const known = new Set([...indexes.keys()].map(runFolderName));
  const runs = await listFolder(join(traceDir, 'runs'));
  for (const folder of runs.ok ? runs.value.folders : []) {
    // What begins with a dot is no run any more.
    if (known.has(folder) || folder.startsWith('.')) continue;
    const entry = await describeOpenRun(traceDir, folder);
    if (entry !== undefined) entries.push(entry);
  }
  return { ok: true, value: entries.toSorted(byStart) };
}

function byStart(one: RunEntry, other: RunEntry): number {
  const [a, b] = [one.startedAt ?? '', other.startedAt ?? ''];
  if (a === b) return one.runId < other.runId ? 1 : -1;
  return a < b ? 1 : -1;
}
