import type { Solution } from '@parallel-dispatcher/schema';
import { factsOf } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import type { Fix } from '../solution/fix.ts';
import { opinionIn, type Findings, type Section } from './findings.ts';
import { listNextSteps } from './list-next-steps.ts';

/**
 * A fix that a rule knows for a line of a suspect of the first rank, or that a model proposes; else
 * the steps that the evidence suggests, and what would be needed for a fix.
 */
export function describeSolution(
  findings: Findings,
  qualityGain: number | null,
): Section<Solution> {
  const { fix } = findings.outcome;
  const opinion = opinionIn(findings);
  const value = {
    fix_description: fix && describeFix(findings, fix),
    implementation_steps: listNextSteps(findings),
    fixed_code: fix?.fixedCode ?? null,
    patch: fix?.patch ?? null,
    quality_improvements: [],
    tests_required: [
      ...listTests(findings),
      ...(opinion?.tests ?? []).map(({ text, facts }) => findings.ledger.claim(text, facts)),
    ],
    prevention_measures: (opinion?.prevention ?? []).map(({ text, facts }) =>
      findings.ledger.claim(text, facts),
    ),
    estimated_quality_improvement: qualityGain,
  };
  if (fix) return { value, missing: [] };
  return { value, missing: [{ what: 'solution.fixed_code', reason: whyNoFix(findings) }] };
}

function whyNoFix({ consulted }: Findings): string {
  const ofRules = 'no rule knows a certain fix for what was found';
  if (consulted.type === 'none') {
    return `MODEL_REQUIRED: ${ofRules}, and no model is configured (DISPATCH_MODEL=provider:id, or "model" in the config)`;
  }
  if (consulted.type === 'failed') return `${ofRules}, and the model failed: ${consulted.reason}`;
  return `${ofRules}; ${consulted.whyNoFix ?? 'the model proposes none'}`;
}

function describeFix({ ledger, outcome }: Findings, fix: Fix): string {
  const ran = {
    true: 'The test command passes with it.',
    false: 'The test command does not pass with it.',
    null: outcome.untold === null ? 'Not run.' : 'Its trial tells nothing.',
  }[`${outcome.verified}`];
  const trials = outcome.facts.filter(({ line }) => line === fix.place.line);
  return ledger.claim(`${fix.instruction}. ${ran}`, [...fix.facts, ...trials]);
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
