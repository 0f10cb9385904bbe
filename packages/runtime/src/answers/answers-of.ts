import type { Answers } from '@parallel-dispatcher/dispatcher';
import type { EarlierAnswers } from './earlier-answers.ts';

interface Other {
  readonly cached: Answers | undefined;
  /** Told of each task whose answer is taken over from the run that is retried. */
  readonly onReused: ((task: string) => Promise<void>) | undefined;
}

/** What a run may know without a call: from the run that it retries, then from the cache. */
export function answersOf(
  earlier: EarlierAnswers | undefined,
  { cached, onReused }: Other,
): Answers | undefined {
  if (earlier === undefined) return cached;
  return {
    mayKnow: (task) => earlier.mayKnow(task) || cached?.mayKnow(task) === true,
    async lookup(envelope) {
      const known = await earlier.lookup(envelope.task);
      if (known === undefined) return await cached?.lookup(envelope);
      await onReused?.(envelope.task);
      return known;
    },
    store: async (envelope, report) => await cached?.store(envelope, report),
  };
}
