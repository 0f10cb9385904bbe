import type { Answers } from '@parallel-dispatcher/dispatcher';
import type { EarlierAnswers } from './earlier-answers.ts';

/** What a run may know without a call: from the run that it retries, then from the cache. */
export function answersOf(
  earlier: EarlierAnswers | undefined,
  cached: Answers | undefined,
): Answers | undefined {
  if (earlier === undefined) return cached;
  return {
    mayKnow: (task) => earlier.mayKnow(task) || cached?.mayKnow(task) === true,
    lookup: async (envelope) =>
      (await earlier.lookup(envelope.task)) ?? (await cached?.lookup(envelope)),
    store: async (envelope, report) => await cached?.store(envelope, report),
  };
}
