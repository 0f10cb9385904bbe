import { factsOf, type Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import type { Findings } from './findings.ts';

/** What to do or look at, in order, each step with the evidence that suggests it. */
export function listNextSteps(findings: Findings): string[] {
  const { ledger, failure, facts, suspects, outcome } = findings;
  if (outcome.fix) {
    const { steps: known, facts: grounds } = outcome.fix;
    const failed = factsOf(facts, 'error');
    return [
      ...known.map(({ text, facts: rest }) => ledger.claim(text, rest)),
      ledger.claim('Run what failed again.', failed.length > 0 ? failed : grounds),
    ];
  }
  const since = factsOf(facts, 'first_failing').map((fact) => commitStep(findings, fact));
  const steps = [
    ...factsOf(facts, 'empty_value').map((fact) => emptyStep(findings, fact)),
    ...factsOf(facts, 'value_origin').map((fact) => originStep(findings, fact)),
    ...callerSteps(findings),
  ];
  if (steps.length > 0) return [...since, ...steps];
  const reads = suspects.map((one) =>
    ledger.claim(`Read ${describePlace(one.place, failure.short)}.`, one.facts),
  );
  return [...since, ...reads];
}

function commitStep({ ledger }: Findings, fact: Fact<'first_failing'>): string {
  const text =
    fact.commit === null
      ? 'Read what is not committed: `git diff`.'
      : `Read what commit ${fact.commit} changed: \`git show ${fact.commit}\`.`;
  return ledger.claim(text, [fact]);
}

function emptyStep({ ledger, failure }: Findings, fact: Fact<'empty_value'>): string {
  const names = fact.expressions.map((one) => `\`${one}\``).join(' or ');
  const text = `Find out why ${names} is ${fact.value} at ${failure.short(fact.place.file)}:${fact.place.line ?? '?'}.`;
  return ledger.claim(text, [fact]);
}

function originStep({ ledger, failure }: Findings, fact: Fact<'value_origin'>): string {
  const { origin } = fact;
  const where = `${failure.short(fact.file ?? '')}:${origin.line}`;
  const text = {
    parameter: `Check what callers pass as \`${origin.name}\` (${where}).`,
    declaration: `Check what \`${origin.name}\` gets at ${where}.`,
    assignment: `Check what \`${origin.name}\` gets at ${where}.`,
    'empty-return': `Check when \`${origin.name}\` (${where}) has nothing to return, and what its callers do then.`,
    'handed-on': `Check what the call at ${where} returns: \`${origin.name}\` hands it on.`,
  }[origin.kind];
  return ledger.claim(text, [fact]);
}

/** The call that led to the throw, where the value is not told by the file itself. */
function callerSteps({ facts, ledger, failure }: Findings): string[] {
  const frames = factsOf(facts, 'stack_frame');
  return frames
    .filter(({ distance }) => distance === 1)
    .flatMap((caller) => {
      const inner = frames.find((one) => one.cluster === caller.cluster && one.distance === 0);
      if (!inner || inner.place.function === caller.place.function) return [];
      const text = `Check what ${describePlace(caller.place, failure.short)} gives to ${describePlace(inner.place, failure.short)}.`;
      return [ledger.claim(text, [caller, inner])];
    });
}
