import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { Claim } from '../facts/claim.ts';
import { factsOf } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import { opinionIn, type Findings, type Section } from './findings.ts';

interface Behavior {
  readonly expected: string | null;
  readonly actual: string | null;
  readonly deviation: string | null;
}

/**
 * Expected and actual as an assertion, an error or the description says them, else as a model reads
 * the evidence; never guessed.
 */
export function describeBehavior(findings: Findings): Section<Behavior> {
  const { ledger } = findings;
  const opinion = opinionIn(findings);
  const seen = seenBehavior(findings);
  const said = (claim: Claim | null | undefined): string | null =>
    claim ? ledger.claim(claim.text, claim.facts) : null;
  const value = {
    ...seen.value,
    expected: seen.value.expected ?? said(opinion?.expected),
    actual: seen.value.actual ?? said(opinion?.actual),
  };
  return { value, missing: unsaid(value, seen.reason) };
}

function seenBehavior(findings: Findings): { readonly value: Behavior; readonly reason: string } {
  const { facts, ledger } = findings;
  const [assertion] = factsOf(facts, 'assertion');
  if (!assertion) {
    const value = {
      expected: null,
      actual: describeActual(findings),
      deviation: describeThrow(findings),
    };
    return { value, reason: 'no assertion states it, and it is not guessed' };
  }
  const { expected, actual } = assertion.assertion;
  const value = {
    expected: expected === null ? null : ledger.claim(quote(expected, 500), [assertion]),
    actual: actual === null ? null : ledger.claim(quote(actual, 500), [assertion]),
    deviation:
      expected === null || actual === null
        ? null
        : ledger.claim(`got ${quote(actual)} instead of ${quote(expected)}`, [assertion]),
  };
  return { value, reason: 'the assertion does not print it' };
}

function describeActual({ facts, ledger }: Findings): string | null {
  const [error] = factsOf(facts, 'error');
  if (error) return ledger.claim(error.summary, [error]);
  const [problem] = factsOf(facts, 'problem');
  return problem ? ledger.claim(problem.summary, [problem]) : null;
}

function describeThrow({ facts, ledger, failure }: Findings): string | null {
  const [error] = factsOf(facts, 'error');
  const frame = factsOf(facts, 'stack_frame').find(({ distance }) => distance === 0);
  if (!error || !frame) return null;
  const where = describePlace(frame.place, failure.short);
  return ledger.claim(`an error leaves ${where} where a result would be`, [error, frame]);
}

function unsaid(value: Behavior, reason: string): readonly NotMeasured[] {
  return (['expected', 'actual', 'deviation'] as const)
    .filter((part) => value[part] === null)
    .map((part) => ({ what: `bfros_analysis.behavior_${part}`, reason }));
}
