import { access } from 'node:fs/promises';
import type { RunPaths } from '../layout/run-paths.ts';
import { listFolder } from '../readers/list-folder.ts';

/**
 * A file which tells that a run had facts, whatever its journal says now. Undefined: the run may have
 * been killed before its first one.
 */
export async function findEvidence(
  paths: Pick<RunPaths, 'result' | 'tasks'>,
  indexFile: string | null,
): Promise<string | undefined> {
  if (indexFile !== null) return indexFile;
  if (await isThere(paths.result)) return paths.result;
  const traces = await listFolder(paths.tasks);
  const isTold = traces.ok && traces.value.files.some((name) => !name.startsWith('.'));
  return isTold ? paths.tasks : undefined;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
