import type { Solution } from '@parallel-dispatcher/schema';
import { factsOf, type Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import type { Findings, Section } from './findings.ts';
import { listNextSteps } from './list-next-steps.ts';

/**
 * A fix only where a rule knows one for a line of a suspect of the first rank; else the steps that
 * the evidence suggests, and what would be needed for a fix.
 */
export async function describeSolution(findings: Findings): Promise<Section<Solution>> {
  const fact = findFix(findings);
  const fixed = fact ? await applyFix(findings, fact) : null;
  const value = {
    ...(fact && fixed !== null ? describeFix(findings, fact) : { fix_description: null }),
    implementation_steps: listNextSteps(findings, fixed === null ? undefined : fact),
    fixed_code: fixed,
    quality_improvements: [],
    tests_required: listTests(findings),
    prevention_measures: [],
    estimated_quality_improvement: null,
  };
  const unmeasured = {
    what: 'solution.estimated_quality_improvement',
    reason: 'no quality score was measured',
  };
  if (fixed !== null) return { value, missing: [unmeasured] };
  const reason =
    'MODEL_REQUIRED: no rule knows a certain fix for what was found, and no model takes part in this version';
  return { value, missing: [{ what: 'solution.fixed_code', reason }, unmeasured] };
}

/** Only where one fix is the only one: two candidates would be a guess. */
function findFix({ hypotheses }: Findings): Fact<'anti_pattern'> | undefined {
  const facts = hypotheses
    .filter(({ from }) => from === 'evidence')
    .flatMap(({ supportedBy }) => factsOf(supportedBy, 'anti_pattern'))
    .filter(({ pattern }) => pattern.fix !== null);
  const different = new Set(facts.map(({ place, pattern }) => `${place.file}:${pattern.line}`));
  return different.size === 1 ? facts[0] : undefined;
}

/** The function with the line replaced; the line alone outside of functions. */
async function applyFix(
  { failure }: Findings,
  { place, pattern }: Fact<'anti_pattern'>,
): Promise<string | null> {
  const { fix } = pattern;
  if (fix === null) return null;
  const read = await failure.sources.read(place.file);
  if (!read.ok || place.range === null) return fix.after;
  const { first, last } = place.range;
  const lines = read.source.text.split(/\r\n|\n|\r/).slice(first - 1, last);
  return lines.map((line, at) => (first + at === fix.line ? fix.after : line)).join('\n');
}

function describeFix(
  { ledger, failure }: Findings,
  fact: Fact<'anti_pattern'>,
): Pick<Solution, 'fix_description'> {
  const { fix } = fact.pattern;
  const at = describePlace(fact.place, failure.short);
  const text = `In ${at}, replace \`${fix?.before.trim() ?? ''}\` by \`${fix?.after.trim() ?? ''}\`. Not run.`;
  return { fix_description: ledger.claim(text, [fact]) };
}

function listTests({ facts, ledger, failure }: Findings): string[] {
  const assertions = factsOf(facts, 'assertion');
  if (assertions.length > 0) {
    return [ledger.claim('Keep the failing test: it shows the fault.', assertions)];
  }
  const frames = factsOf(facts, 'stack_frame').filter(({ distance }) => distance === 0);
  return frames.map((frame) => {
    const own = facts.filter((fact) => 'cluster' in fact && fact.cluster === frame.cluster);
    const [empty] = factsOf(own, 'empty_value');
    const when = empty
      ? ` where ${empty.expressions.join(' or ')} is ${empty.value}`
      : ' with the failing input';
    const text = `A test that calls ${describePlace(frame.place, failure.short)}${when}.`;
    return ledger.claim(text, empty ? [frame, empty] : [frame]);
  });
}
