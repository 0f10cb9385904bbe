import { hostname } from 'node:os';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { readStartTicks, type Owner } from '../run/owner.ts';

/**
 * `finished`: its result is there. `running`: its process lives. `interrupted`: its process is gone
 * and left no result. `unknown`: it was started on another machine, or does not say by whom.
 */
export type RunState = 'finished' | 'running' | 'interrupted' | 'unknown';

/** What became of a run that has no result. */
export async function stateOfOwner(owner: Owner | null): Promise<RunState> {
  if (owner === null || owner.hostname !== hostname()) return 'unknown';
  return (await isAlive(owner)) ? 'running' : 'interrupted';
}

async function isAlive({ pid, process_start_ticks }: Owner): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A process id is used again sooner or later; the start of the process is not.
  if (process_start_ticks === null) return true;
  return (await readStartTicks(nodeFileSystem, pid)) === process_start_ticks;
}
