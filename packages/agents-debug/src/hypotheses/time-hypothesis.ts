import { factsOf } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** That the time goes where a profile says, and why there, as far as anything says so. */
export function timeHypotheses(
  suspects: readonly SuspectPlace[],
  short: (file: string) => string,
): readonly WeighedHypothesis[] {
  const hottest = suspects.filter(({ rank, method }) => rank === 1 && method === 'profile');
  return hottest.map(({ place, facts }) => {
    const blocking = factsOf(facts, 'blocking_call');
    const found = factsOf(facts, 'optimization');
    const calls = blocking.map(({ call }) => `\`${call}\``).join(' and ');
    const waits = calls === '' ? '' : `, waiting in ${calls}`;
    const costs = found.map(({ summary }) => summary).join('; ');
    const why = costs === '' ? '' : `; what may cost it there: ${costs}`;
    return {
      text: `most of the time goes to ${describePlace(place, short)}${waits}${why}`,
      supportedBy: [...factsOf(facts, 'hot_function'), ...blocking, ...found],
      contradictedBy: [],
      check: `Change it and profile the same work again: if the time stays, it is spent for another reason.`,
      from: 'evidence',
    };
  });
}
