import type { FailureCase } from '../case/failure-case.ts';
import { factsOf } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { FixOutcome } from '../solution/try-fixes.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** What the linter says of the place that its fix mended. */
export function lintHypotheses(
  { fix, verified, facts }: FixOutcome,
  { short }: FailureCase,
): readonly WeighedHypothesis[] {
  if (fix === null || verified !== true) return [];
  const trials = facts.filter(({ passed }) => passed);
  return factsOf(fix.facts, 'lint').map((said): WeighedHypothesis => ({
    text: `${said.rule}: ${quote(said.message, 300)} (${short(said.place.file)}:${said.line ?? '?'})`,
    supportedBy: [said, ...trials],
    contradictedBy: [],
    check: `Take over the fix of ${said.rule} and run what failed: if it fails in the same way, this is not the cause.`,
    verified: true,
    from: 'evidence',
  }));
}
