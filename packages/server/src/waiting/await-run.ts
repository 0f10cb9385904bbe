import { waitForRun, type Checked } from '@parallel-dispatcher/runtime';
import type { RunResult } from '@parallel-dispatcher/schema';
import type { Place } from '../place.ts';
import type { Progress } from './progress.ts';
import { ProgressTeller } from './progress-teller.ts';
import { tellProgress } from './tell-progress.ts';

export interface AwaitOptions {
  readonly place: Place;
  readonly waitMs: number;
  /** Ends the waiting; the run goes on. */
  readonly signal: AbortSignal;
  /** Undefined: nobody wants to hear of it. */
  readonly send: ((progress: Progress) => Promise<void>) | undefined;
}

/** Waits for the end of a run and meanwhile tells how far it is, to the last task. */
export async function awaitRun(runId: string, options: AwaitOptions): Promise<Checked<RunResult>> {
  const { place, waitMs, signal, send } = options;
  const wait = { ...place.runtime, timeoutMs: waitMs, signal };
  if (send === undefined || waitMs === 0) return await waitForRun(runId, wait);
  const over = new AbortController();
  const telling = { place, send, signal: AbortSignal.any([signal, over.signal]) };
  const teller = new ProgressTeller(runId, telling);
  // What goes wrong there, the wait finds out by itself.
  const told = tellProgress(runId, { teller, ...telling }).catch(() => undefined);
  const waited = await waitForRun(runId, wait);
  if (waited.ok) await teller.tellNews();
  over.abort();
  await told;
  return waited;
}
