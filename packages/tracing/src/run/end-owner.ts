import { join } from 'node:path';
import { encodeJson } from '../files/encode-json.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { placeFile } from '../files/place-file.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import type { Owner } from './owner.ts';
import type { TraceProblems } from './trace-problems.ts';

interface EndOptions {
  readonly fs: FileSystem;
  readonly paths: RunPaths;
  readonly problems: TraceProblems;
  readonly owner: Owner;
}

/** Says that this process is done with the run, which it may outlive by far. */
export async function endOwner({ fs, paths, problems, owner }: EndOptions): Promise<void> {
  const ended: Owner = { ...owner, control: null, ended_at: new Date().toISOString() };
  try {
    const temporary = join(paths.runDir, '.owner.json.tmp');
    await placeFile(fs, { path: paths.owner, temporary, bytes: encodeJson(ended) });
  } catch (error) {
    const reason = `owner.json could not say that the run has ended: ${errorCode(error)}`;
    problems.note({ part: 'owner.json', reason });
  }
}
