import { hostname } from 'node:os';
import { errorCode } from '../files/error-code.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { askPs } from '../run/ask-ps.ts';
import type { Owner } from '../run/owner.ts';
import { readBootId, readProcess } from '../run/read-process.ts';

/**
 * `running`: its process lives. `ended`: it said that it is done with the run. `interrupted`: its
 * process is gone and did not say so. `unknown`: it is on another machine, or nobody knows it.
 */
export type OwnerLiveness = 'running' | 'ended' | 'interrupted' | 'unknown';

/** The date of a process, by `ps`, is cut to the second; the runtime started a moment later. */
const sameStartMs = 3_000;

/** What became of the owner of a run; null: `owner.json` does not tell. */
export async function livenessOf(owner: Owner | null): Promise<OwnerLiveness> {
  if (owner === null) return 'unknown';
  if (owner.ended_at !== null) return 'ended';
  if (owner.hostname !== hostname()) return 'unknown';
  return (await isAlive(owner)) ? 'running' : 'interrupted';
}

/** A process id is used again sooner or later; the start of the process is not. */
async function isAlive(owner: Owner): Promise<boolean> {
  if (!isProcess(owner.pid)) return false;
  if (owner.process_start_ticks === null) return await isSameByPs(owner);
  const [found, bootId] = await Promise.all([
    readProcess(nodeFileSystem, owner.pid),
    readBootId(nodeFileSystem),
  ]);
  if (owner.boot_id !== null && bootId !== null && owner.boot_id !== bootId) return false;
  // Where /proc hides it, the process that is there may be the owner.
  if (found === null) return isProcess(owner.pid);
  return found.startTicks === owner.process_start_ticks && !found.isZombie;
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
}

/** Without an answer it may be the owner, so it counts as one. */
async function isSameByPs({ pid, process_started_at }: Owner): Promise<boolean> {
  const found = await askPs(pid);
  if (found === null) return isProcess(pid);
  const apart = Math.abs(found.startedAtMs - Date.parse(process_started_at));
  return apart <= sameStartMs && !found.isZombie;
}
