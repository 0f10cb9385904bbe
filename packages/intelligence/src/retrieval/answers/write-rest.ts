import type { z } from 'zod';
import type { IndexState } from '../index/index-state.ts';
import type { passagesAnswer } from './answer-schema.ts';

type Answer = z.input<typeof passagesAnswer>;

interface Asked {
  readonly query: string;
  readonly queries: readonly string[];
  readonly ranking: string;
  readonly state: IndexState;
}

/** What an answer says besides its results. */
export function writeRest({ query, queries, ranking, state }: Asked): Omit<Answer, 'results'> {
  const { leftOut, limits, notes, ...counts } = state;
  const index = { ...counts, left_out: { ...leftOut }, limits: [...limits], notes: [...notes] };
  return {
    query,
    synthesis: null,
    reason: 'No model is asked: the results are the sources themselves.',
    reranked: false,
    details: { ranking, queries: [...queries], index },
  };
}
