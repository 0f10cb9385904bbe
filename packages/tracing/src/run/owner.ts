import { hostname } from 'node:os';
import { schemaVersion } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { FileSystem } from '../files/file-system.ts';

/** `owner.json`: which process writes a run, so that a reader can tell a live run from a dead one. */
export const ownerSchema = z.object({
  schema_version: z.literal(schemaVersion),
  run_id: z.string(),
  pid: z.int().positive(),
  process_started_at: z.iso.datetime(),
  process_start_ticks: z
    .int()
    .nullable()
    .describe('Start of the process in clock ticks since boot, from /proc. Null off Linux.'),
  hostname: z.string(),
  started_at: z.iso.datetime(),
});
export type Owner = z.infer<typeof ownerSchema>;

export async function describeOwner(
  fs: Pick<FileSystem, 'readFile'>,
  run: { readonly runId: string; readonly startedAt: Date },
): Promise<Owner> {
  return {
    schema_version: schemaVersion,
    run_id: run.runId,
    pid: process.pid,
    process_started_at: new Date(performance.timeOrigin).toISOString(),
    process_start_ticks: await readStartTicks(fs, process.pid),
    hostname: hostname(),
    started_at: run.startedAt.toISOString(),
  };
}

/** Two processes with one id never have the same start. Null where /proc does not tell. */
export async function readStartTicks(
  fs: Pick<FileSystem, 'readFile'>,
  pid: number,
): Promise<number | null> {
  try {
    const stat = Buffer.from(await fs.readFile(`/proc/${pid}/stat`)).toString('latin1');
    // Field 22; the name of the program, field 2, is in brackets and may hold anything.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    return Number.isSafeInteger(ticks) ? ticks : null;
  } catch {
    return null;
  }
}
