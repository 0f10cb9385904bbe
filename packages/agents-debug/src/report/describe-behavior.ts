import type { NotMeasured } from '@parallel-dispatcher/schema';
import { factsOf } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import type { Findings, Section } from './findings.ts';

interface Behavior {
  readonly expected: string | null;
  readonly actual: string | null;
  readonly deviation: string | null;
}

/** Expected and actual as an assertion, an error or the description says them; never guessed. */
export function describeBehavior(findings: Findings): Section<Behavior> {
  const { facts, ledger } = findings;
  const [assertion] = factsOf(facts, 'assertion');
  if (assertion) {
    const { expected, actual } = assertion.assertion;
    const value = {
      expected: expected === null ? null : ledger.claim(quote(expected, 500), [assertion]),
      actual: actual === null ? null : ledger.claim(quote(actual, 500), [assertion]),
      deviation:
        expected === null || actual === null
          ? null
          : ledger.claim(`got ${quote(actual)} instead of ${quote(expected)}`, [assertion]),
    };
    return { value, missing: unsaid(value, 'the assertion does not print it') };
  }
  const value = {
    expected: null,
    actual: describeActual(findings),
    deviation: describeThrow(findings),
  };
  return { value, missing: unsaid(value, 'no assertion states it, and it is not guessed') };
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
