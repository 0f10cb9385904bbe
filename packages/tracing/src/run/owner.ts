import { hostname } from 'node:os';
import { schemaVersion } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { FileSystem } from '../files/file-system.ts';
import { readBootId, readProcess } from './read-process.ts';

/** `owner.json`: which process writes a run, so that a reader can tell a live run from a dead one. */
export const ownerSchema = z.lazy(() =>
  z.object({
    schema_version: z.literal(schemaVersion),
    run_id: z.string(),
    pid: z.int().positive(),
    process_started_at: z.iso.datetime(),
    process_start_ticks: z
      .int()
      .nullable()
      .describe('Start of the process in clock ticks since boot, from /proc. Null off Linux.'),
    boot_id: z
      .string()
      .nullable()
      .default(null)
      .describe('Changes with each boot. Null off Linux.'),
    hostname: z.string(),
    started_at: z.iso.datetime().describe('When the run began, whoever owned it then.'),
    fence: z.int().nonnegative().default(0).describe('Rises by one with each owner of the run.'),
    control: z
      .string()
      .nullable()
      .default(null)
      .describe('Path of the Unix socket that the owner listens at. Null: it does not.'),
    ended_at: z.iso
      .datetime()
      .nullable()
      .default(null)
      .describe('When the owner was done with the run. Null: it is not, or died before.'),
  }),
);
export type Owner = z.infer<typeof ownerSchema>;

interface OwnedRun {
  readonly runId: string;
  readonly startedAt: Date;
  /** @default null */
  readonly controlSocket?: string | null;
}

/** This process as the owner of a run. */
export async function describeOwner(
  fs: Pick<FileSystem, 'readFile'>,
  run: OwnedRun & { readonly fence: number },
): Promise<Owner> {
  const [found, bootId] = await Promise.all([readProcess(fs, process.pid), readBootId(fs)]);
  return {
    schema_version: schemaVersion,
    run_id: run.runId,
    pid: process.pid,
    process_started_at: new Date(performance.timeOrigin).toISOString(),
    process_start_ticks: found?.startTicks ?? null,
    boot_id: bootId,
    hostname: hostname(),
    started_at: run.startedAt.toISOString(),
    fence: run.fence,
    control: run.controlSocket ?? null,
    ended_at: null,
  };
}
