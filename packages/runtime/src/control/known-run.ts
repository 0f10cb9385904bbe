import { readOwner, readRun, type OwnerRecord, type RunRecord } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from '../checked.ts';
import { resolveTraceDir } from '../resolve-trace-dir.ts';
import { runtimeEnvironment, type RuntimeOptions } from '../runtime-options.ts';
import { runCommands, type RunCommands } from './run-commands.ts';

/** A run as its traces tell of it, whoever runs it. */
export interface KnownRun {
  readonly runId: string;
  /** Absolute. */
  readonly traceDir: string;
  readonly record: RunRecord;
  /** Null: its owner.json cannot be read. */
  readonly owner: OwnerRecord | null;
  readonly commands: RunCommands;
}

/** Looks up `latest`, a run id, or the name of an index, where flag, environment or config say. */
export async function findKnownRun(
  which: string,
  options: RuntimeOptions,
): Promise<Checked<KnownRun>> {
  const traceDir = await resolveTraceDir(options);
  if (!traceDir.ok) return traceDir;
  const environment = runtimeEnvironment(options);
  return await readKnownRun(which, { traceDir: traceDir.value, environment });
}

/** Reads it again: where it was found, under its id. */
export async function rereadRun(
  known: KnownRun,
  options: RuntimeOptions,
): Promise<Checked<KnownRun>> {
  const { runId, traceDir } = known;
  return await readKnownRun(runId, { traceDir, environment: runtimeEnvironment(options) });
}

/** Null: nobody can tell. */
export async function readOwnerOf({
  traceDir,
  runId,
}: Pick<KnownRun, 'traceDir' | 'runId'>): Promise<OwnerRecord | null> {
  const read = await readOwner(traceDir, runId);
  return read.ok ? read.value : null;
}

interface Place {
  readonly traceDir: string;
  readonly environment: ReturnType<typeof runtimeEnvironment>;
}

async function readKnownRun(
  which: string,
  { traceDir, environment }: Place,
): Promise<Checked<KnownRun>> {
  const first = await readRun(traceDir, which);
  // Its owner may have written the result and left between two looks: only the second one is sure.
  const read =
    first.ok && first.value.state === 'interrupted'
      ? await readRun(traceDir, first.value.runId)
      : first;
  if (!read.ok) return refuse(read.error);
  const record = read.value;
  const { runId } = record;
  return accept({
    runId,
    traceDir,
    record,
    owner: await readOwnerOf({ traceDir, runId }),
    commands: runCommands({ runId, traceDir, environment }),
  });
}
