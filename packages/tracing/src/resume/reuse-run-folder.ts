import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { makePrivateFolder } from '../files/make-private-folder.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import type { RunFolders } from '../run/create-run-folder.ts';
import { judgeFolder } from '../run/judge-folder.ts';
import type { TraceProblems } from '../run/trace-problems.ts';

/** Which of the folders of a run that is there already can be used; what is missing is created. */
export async function reuseRunFolder(
  fs: FileSystem,
  { paths, problems }: { readonly paths: RunPaths; readonly problems: TraceProblems },
): Promise<RunFolders> {
  return {
    tasks: await reuse(paths.tasks, { part: 'tasks folder', needed: false }),
    artifacts: await reuse(paths.artifacts, { part: 'artifacts folder', needed: true }),
  };

  async function reuse(
    path: string,
    missing: { readonly part: string; readonly needed: boolean },
  ): Promise<boolean> {
    const reason = await whyUnusable(fs, path);
    if (reason === undefined) return true;
    problems.note({ ...missing, reason: `${path} cannot be used: ${reason}` });
    return false;
  }
}

async function whyUnusable(fs: FileSystem, path: string): Promise<string | undefined> {
  try {
    const found = await fs.lstat(path);
    const judged = judgeFolder({ path, found, uid: process.getuid?.() });
    return judged.ok ? undefined : judged.reason;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return errorCode(error);
  }
  try {
    await makePrivateFolder(fs, path);
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
}
