import type { Answers } from '@parallel-dispatcher/dispatcher';
import type { EarlierAnswers } from './earlier-answers.ts';

/** What a run may know without a call, for the dispatcher to ask. */
export function answersOf(earlier: EarlierAnswers): Answers {
  return {
    mayKnow: (task) => earlier.mayKnow(task),
    lookup: ({ task }) => earlier.lookup(task),
    store: () => Promise.resolve(),
  };
}
