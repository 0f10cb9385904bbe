import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';
import type { Fix } from './fix.ts';
import { makeLineFix } from './make-line-fix.ts';

/** The changes that rules know for what hypotheses rest on, one a line. */
export async function findFixes(
  failure: FailureCase,
  hypotheses: readonly WeighedHypothesis[],
): Promise<readonly Fix[]> {
  const facts = hypotheses.flatMap(({ supportedBy }) => factsOf(supportedBy, 'anti_pattern'));
  const byLine = new Map(facts.map((fact) => [`${fact.place.file}:${fact.pattern.line}`, fact]));
  const fixes = await Promise.all([...byLine.values()].map((fact) => makeFix(failure, fact)));
  return fixes.filter((fix) => fix !== null);
}

async function makeFix(failure: FailureCase, fact: Fact<'anti_pattern'>): Promise<Fix | null> {
  const { place, pattern } = fact;
  if (pattern.fix === null) return null;
  return await makeLineFix(failure, { from: 'rule', fact, place, change: pattern.fix });
}
