import { join } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import { claimedFence } from './claim-file.ts';

const ofRun = /^\.(?:owner\.json|plan\.json|index|result)\.tmp$/;
const ofTasks = /^\..+\.(?:tmp|link)$/;
const ofArtifacts = /^[0-9a-f]{64}\.\d+$/;

/**
 * Removes what earlier owners were writing when they died: under those names the new owner could
 * not write. Only for the owner, of this fence.
 */
export async function sweepLeftovers(
  fs: FileSystem,
  { paths, fence }: { readonly paths: RunPaths; readonly fence: number },
): Promise<void> {
  await Promise.all([
    sweep(paths.runDir, (name) => ofRun.test(name) || (claimedFence(name) ?? fence) < fence),
    // Whoever takes over an incomplete journal has agreed to that.
    tryQuietly(() => fs.remove(paths.incomplete)),
    sweep(paths.tasks, (name) => ofTasks.test(name)),
    sweep(paths.artifacts, (name) => ofArtifacts.test(name)),
  ]);

  async function sweep(folder: string, isLeft: (name: string) => boolean): Promise<void> {
    await tryQuietly(async () => {
      for (const name of await fs.list(folder)) {
        if (isLeft(name)) await tryQuietly(() => fs.remove(join(folder, name)));
      }
    });
  }
}
