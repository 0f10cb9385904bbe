import type { RunResult } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import { askOwner } from './ask-owner.ts';
import { runInterrupted, runNotFinished } from './control-errors.ts';
import { findKnownRun, readOwnerOf, rereadRun, type KnownRun } from './known-run.ts';
import { pause } from './pause.ts';

export interface WaitOptions extends RuntimeOptions {
  /** How long to wait. @default until the run ends */
  readonly timeoutMs?: number;
  /** Ends the waiting; the run goes on. */
  readonly signal?: AbortSignal;
}

/** How often a look is taken where nobody tells of the end. */
const lookMs = 200;

/** The same where the owner is on another machine, on whose disk we may be a guest. */
const farLookMs = 1_000;

/**
 * Waits for the end of `latest`, a run id, or the run of an index, and answers its result document.
 * A run that goes on when the time is over is `RUN_NOT_FINISHED`, one whose owner died
 * `RUN_INTERRUPTED`.
 */
export async function waitForRun(
  which: string,
  { timeoutMs, signal, ...options }: WaitOptions = {},
): Promise<Checked<RunResult>> {
  const limits = [
    ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
    ...(signal === undefined ? [] : [signal]),
  ];
  const over = AbortSignal.any(limits);
  let found = await findKnownRun(which, options);
  while (found.ok) {
    const known = found.value;
    const { state, result } = known.record;
    if (state === 'finished' && result !== null) return accept(result);
    if (state === 'interrupted') return refuse(runInterrupted(known));
    if (over.aborted) return refuse(runNotFinished(known));
    await untilOwnerLeaves(known, over);
    found = await rereadRun(known, options);
  }
  return found;
}

/** Returns when there may be news: the owner is gone, cannot be watched, or the time is over. */
async function untilOwnerLeaves(known: KnownRun, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const owner = await readOwnerOf(known);
    if (owner === null || owner.liveness === 'unknown') return await pause(farLookMs, over);
    if (owner.liveness !== 'running') return;
    const { control } = owner.owner;
    if (control !== null) await drain(control, over);
    await pause(lookMs, over);
  }
}

/** Ends with the run, and at once where nobody listens. */
async function drain(socketPath: string, signal: AbortSignal): Promise<void> {
  const request = { v: 1, type: 'events' } as const;
  for await (const answer of askOwner(socketPath, { request, signal })) {
    if (answer.type === 'done') return;
  }
}
