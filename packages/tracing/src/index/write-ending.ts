import { join } from 'node:path';
import type { JsonObject, RunResult } from '@parallel-dispatcher/schema';
import { encodeJson } from '../files/encode-json.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { placeFile } from '../files/place-file.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import type { TraceProblems } from '../run/trace-problems.ts';
import { buildTraceIndex } from './build-trace-index.ts';
import { claimName } from './claim-name.ts';
import { findFreeIndexName } from './find-free-index-name.ts';

export interface Ending {
  readonly fs: FileSystem;
  readonly problems: TraceProblems;
  readonly traceDir: string;
  readonly paths: RunPaths;
  /** The index of an earlier end of this run, whose place the new one takes; null: a new name. */
  readonly indexFile: string | null;
  readonly runId: string;
  readonly correlationId: string;
  readonly startedAt: Date;
  readonly config: JsonObject;
  readonly result: RunResult;
  readonly traceFileOf: (task: string) => string | null;
  /** How the path of the index is written in `result.json`. */
  readonly showPath: (file: string) => string;
}

/**
 * Writes `result.json`, then the index as the last file of the run: where there is an index, the
 * rest is there. Answers the path of the index, null when it could not be written.
 */
export async function writeEnding(ending: Ending): Promise<string | null> {
  try {
    return await writeBoth(ending);
  } catch (error) {
    const reason = `the index could not be written: ${errorCode(error)}`;
    ending.problems.note({ part: 'index', reason });
    await writeResult(ending, null);
    return null;
  }
}

async function writeBoth(ending: Ending): Promise<string> {
  const { fs, traceDir, startedAt, paths, indexFile } = ending;
  const temporary = join(paths.runDir, '.index.tmp');
  if (indexFile !== null && (await isOwnIndex(indexFile, ending.runId))) {
    await writeResult(ending, indexFile);
    const bytes = encodeIndex(ending);
    await placeFile(fs, { path: indexFile, temporary, bytes, durable: true });
    return indexFile;
  }
  for (let from = 1; ;) {
    const { name, count } = await findFreeIndexName(fs, { traceDir, startedAt, from });
    const path = join(traceDir, name);
    await writeResult(ending, path);
    await writeNewFile(fs, { path: temporary, bytes: encodeIndex(ending), durable: true });
    const claimed = await claim(fs, { from: temporary, to: path });
    if (claimed === 'claimed') return path;
    from = count + 1;
  }
}

async function isOwnIndex(file: string, runId: string): Promise<boolean> {
  // Only a run that goes on has one. Reading it takes schemas that writing does not.
  const { isIndexOf } = await import('./is-index-of.ts');
  return await isIndexOf(file, runId);
}

function encodeIndex(ending: Ending): Uint8Array {
  return encodeJson(buildTraceIndex({ ...ending, traceStatus: ending.problems.status() }));
}

async function claim(fs: FileSystem, names: { from: string; to: string }) {
  try {
    return await claimName(fs, names);
  } finally {
    await tryQuietly(() => fs.remove(names.from));
  }
}

async function writeResult(ending: Ending, index: string | null): Promise<void> {
  const { fs, paths, result, traceFileOf, problems, showPath } = ending;
  const document: RunResult = {
    ...result,
    results: result.results.map((task) => ({ ...task, trace_file: traceFileOf(task.task_id) })),
    trace_index: index === null ? null : showPath(index),
    trace_status: problems.status(),
  };
  try {
    const temporary = join(paths.runDir, '.result.tmp');
    const bytes = encodeJson(document);
    await placeFile(fs, { path: paths.result, temporary, bytes, durable: true });
  } catch (error) {
    problems.note({
      part: 'result',
      reason: `result.json could not be written: ${errorCode(error)}`,
    });
  }
}
