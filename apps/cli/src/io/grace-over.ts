import { setTimeout } from 'node:timers/promises';

/** A caller that sent a signal gets an answer within 3 s; this leaves time to write it. */
const graceMs = 2_700;

/** Resolves when a cancelled command has had its time to end by itself. */
export async function graceOver(cancel: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  if (cancel.aborted) aborted.resolve();
  cancel.addEventListener('abort', () => aborted.resolve(), { once: true });
  await aborted.promise;
  await setTimeout(graceMs, undefined, { ref: false });
}
