import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { makePrivateFolder } from '../files/make-private-folder.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import type { TraceProblems } from './trace-problems.ts';

/** Which folders of a run there are. */
export interface RunFolders {
  readonly tasks: boolean;
  readonly artifacts: boolean;
}

/** Creates the folder of a run, which must be new, and the folders in it. Rejects without the first. */
export async function createRunFolder(
  fs: FileSystem,
  { paths, problems }: { readonly paths: RunPaths; readonly problems: TraceProblems },
): Promise<RunFolders> {
  await makePrivateFolder(fs, paths.runDir);
  const [tasks, artifacts] = await Promise.all([
    tryFolder(paths.tasks, { part: 'tasks folder', needed: false }),
    tryFolder(paths.artifacts, { part: 'artifacts folder', needed: true }),
  ]);
  return { tasks, artifacts };

  async function tryFolder(
    path: string,
    missing: { readonly part: string; readonly needed: boolean },
  ): Promise<boolean> {
    try {
      await makePrivateFolder(fs, path);
      return true;
    } catch (error) {
      problems.note({ ...missing, reason: `${path} could not be created: ${errorCode(error)}` });
      return false;
    }
  }
}
