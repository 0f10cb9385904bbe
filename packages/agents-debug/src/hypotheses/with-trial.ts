import type { FixOutcome } from '../solution/try-fixes.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** The hypothesis with what trials of the changes that it suggests showed. */
export function withTrial(one: WeighedHypothesis, outcome: FixOutcome): WeighedHypothesis {
  const own = outcome.facts.filter(({ file, line }) =>
    one.supportedBy.some(
      (fact) => fact.kind === 'anti_pattern' && fact.file === file && fact.pattern.line === line,
    ),
  );
  const passed = own.filter((fact) => fact.passed);
  const failed = own.filter((fact) => !fact.passed);
  if (own.length === 0) return one;
  return {
    ...one,
    supportedBy: [...one.supportedBy, ...passed],
    contradictedBy: [...one.contradictedBy, ...failed],
    verified: passed.length > 0,
  };
}
