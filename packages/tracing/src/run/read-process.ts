import type { FileSystem } from '../files/file-system.ts';

/** What /proc says of a process. */
export interface ProcessFacts {
  /** Clock ticks since boot: two processes with one id never have the same start. */
  readonly startTicks: number;
  /** It ended, and nobody has asked for its exit status yet. */
  readonly isZombie: boolean;
}

/** Null where /proc does not tell: off Linux, where it is hidden, or without such a process. */
export async function readProcess(
  fs: Pick<FileSystem, 'readFile'>,
  pid: number,
): Promise<ProcessFacts | null> {
  try {
    const stat = Buffer.from(await fs.readFile(`/proc/${pid}/stat`)).toString('latin1');
    // The name of the program, field 2, is in brackets and may hold anything; the state is field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const startTicks = Number(fields[19]);
    if (!Number.isSafeInteger(startTicks)) return null;
    return { startTicks, isZombie: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return null;
  }
}

/** Null off Linux. */
export async function readBootId(fs: Pick<FileSystem, 'readFile'>): Promise<string | null> {
  try {
    const id = Buffer.from(await fs.readFile('/proc/sys/kernel/random/boot_id')).toString('latin1');
    return id.trim();
  } catch {
    return null;
  }
}
