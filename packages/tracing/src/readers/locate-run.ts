import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathsInFolder, runFolderName, runPathsOf, type RunPaths } from '../layout/run-paths.ts';
import { findRun } from './find-run.ts';
import type { Read } from './read.ts';

/**
 * Where a run is: `latest`, a run id, or the name of an index. A run id is looked up without opening
 * the indexes of all the others. Follows no link below the trace folder.
 */
export async function locateRun(traceDir: string, which: string): Promise<Read<RunPaths>> {
  if (which !== 'latest' && (await isRunFolder(traceDir, which))) {
    return { ok: true, value: pathsInFolder(traceDir, runFolderName(which)) };
  }
  const found = await findRun(traceDir, which);
  return found.ok ? { ok: true, value: runPathsOf(traceDir, found.value.runId) } : found;
}

async function isRunFolder(traceDir: string, runId: string): Promise<boolean> {
  const runs = join(traceDir, 'runs');
  return (await isFolder(runs)) && (await isFolder(join(runs, runFolderName(runId))));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}
