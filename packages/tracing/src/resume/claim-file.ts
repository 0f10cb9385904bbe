import { join } from 'node:path';
import type { RunPaths } from '../layout/run-paths.ts';

const claimName = /^owner-([1-9]\d{0,9})\.json$/;

/** Where a process says that it is about to become the owner of a fence. */
export function claimFileOf({ runDir }: Pick<RunPaths, 'runDir'>, fence: number): string {
  return join(runDir, `owner-${fence}.json`);
}

/** The fence that a file of the folder of a run claims; undefined: it is no claim. */
export function claimedFence(name: string): number | undefined {
  const [, fence] = claimName.exec(name) ?? [];
  return fence === undefined ? undefined : Number(fence);
}
