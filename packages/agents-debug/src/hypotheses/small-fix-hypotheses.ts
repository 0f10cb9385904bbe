import type { FixOutcome } from '../solution/try-fixes.ts';
import { describePlace } from '../facts/place-of.ts';
import type { FailureCase } from '../case/failure-case.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** What a small change that made the command pass says of the cause. */
export function smallFixHypotheses(
  { fix, verified, facts }: FixOutcome,
  { short }: FailureCase,
): readonly WeighedHypothesis[] {
  if (fix?.from !== 'search' || verified !== true) return [];
  return [
    {
      text: `a slip in ${describePlace(fix.place, short)}: the command passes with ${fix.change}`,
      supportedBy: [...fix.facts, ...facts.filter(({ passed }) => passed)],
      contradictedBy: [],
      check:
        'Read whether the change is what was meant: it was found by trying small changes, and tests that cover little let wrong ones pass.',
      verified: true,
      from: 'evidence',
    },
  ];
}
