import { readdir, readFile } from 'node:fs/promises';

/** One that starts others as fast as they end is not chased for ever. */
const mostRounds = 10;

/**
 * Ends what a command left running outside of its process group, as daemons do: processes that have
 * this variable in their environment. Linux only: elsewhere nothing tells them.
 */
export async function endLeftovers(name: string, value: string): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const found = await findHolders(`${name}=${value}`);
    if (found.length === 0) return;
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
  }
}

async function findHolders(entry: string): Promise<readonly number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const held = await Promise.all(pids.map((pid) => holds(pid, entry)));
  return pids.filter((pid, at) => held[at] === true && pid !== process.pid);
}

async function holds(pid: number, entry: string): Promise<boolean> {
  // A process of somebody else cannot be read, and one that ended has nothing.
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  return environment.split('\0').includes(entry);
}
