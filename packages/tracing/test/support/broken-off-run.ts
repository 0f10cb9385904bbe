import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@parallel-dispatcher/schema';
import {
  openTraceRun,
  planSha256,
  readRunToResume,
  reopenTraceRun,
  type Owner,
  type Read,
  type ReopenOptions,
  type ResumableRun,
  type TraceRun,
} from '../../src/index.ts';
import { withoutSync } from './failing-file-system.ts';
import { EventTape, optionsFor, planOf, reportOf } from './sample-run.ts';

/** No process has this id: Linux and macOS stay far below. */
export const nobody = 2_147_483_646;

export const brokenIds = ['a', 'b', 'c'];

/** a finished, b is under way, c has not begun. */
export function factsOfBrokenRun(runId = 'run-1'): readonly RunEvent[] {
  const tape = new EventTape();
  return [
    tape.startRun(runId, planSha256(planOf(brokenIds))),
    tape.submit('a'),
    tape.submit('b'),
    tape.end(reportOf('a', { run: runId })),
  ];
}

/** A run whose process died. */
export async function breakOff(
  traceDir: string,
  given: Parameters<typeof optionsFor>[1] = {},
): Promise<string> {
  const run = await openTraceRun(optionsFor(traceDir, { fileSystem: withoutSync, ...given }));
  run.append(factsOfBrokenRun(given.runId));
  await run.close();
  const runDir = run.runDir ?? '';
  changeOwner(runDir, { pid: nobody });
  return runDir;
}

export function changeOwner(runDir: string, changes: Partial<Owner>): void {
  const file = join(runDir, 'owner.json');
  writeFileSync(file, JSON.stringify({ ...readOwnerFile(runDir), ...changes }));
}

export function readOwnerFile(runDir: string): Owner {
  return JSON.parse(readFileSync(join(runDir, 'owner.json'), 'utf8')) as Owner;
}

/** The run as it is read, or the error as one of jest. */
export async function mustRead(traceDir: string, which = 'run-1'): Promise<ResumableRun> {
  const read = await readRunToResume(traceDir, which);
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.message}`);
  return read.value;
}

export async function mustReopen(
  traceDir: string,
  given: Partial<ReopenOptions> = {},
): Promise<TraceRun> {
  const run = given.run ?? (await mustRead(traceDir));
  const reopened = await reopenTraceRun({ traceDir, fileSystem: withoutSync, ...given, run });
  if (!reopened.ok) throw new Error(`${reopened.error.code}: ${reopened.error.message}`);
  return reopened.value;
}

export async function tryToReopen(
  traceDir: string,
  run: ResumableRun,
  force = false,
): Promise<Read<TraceRun>> {
  return await reopenTraceRun({ traceDir, run, force, fileSystem: withoutSync });
}
