import type { JsonValue } from '@parallel-dispatcher/schema';
import type { EffectContract } from '../contract/contract.ts';
import type { Expectation } from '../contract/example.ts';
import { codeOf } from '../typescript/support/code-of.ts';
import { toPlain } from '../typescript/support/to-plain.ts';
import { evaluate } from './evaluate.ts';
import { holds } from './holds.ts';

/** How an execution of an effect goes with a port that answers as told. */
export interface EffectRun {
  readonly outcome: Expectation;
  /** Whether it ended because no attempt was left, which a circuit breaker counts. */
  readonly exhausted: boolean;
  readonly requests: readonly JsonValue[];
  /** Operations that a port answered, in order, one an attempt. */
  readonly answered: readonly string[];
}

/** More attempts than a contract has make no better case. */
const mostCalls = 50;

/** What the contract says of an execution, as far as it is no matter of time. */
export function runEffect(
  contract: EffectContract,
  input: JsonValue,
  ...[answers]: [readonly JsonValue[]]
): EffectRun {
  const requests: JsonValue[] = [];
  const answered: string[] = [];
  const vars: Record<string, unknown> = { input };
  const left = [...answers];
  const known = { vars, row: null };
  const fail = (code: string, exhausted = false): EffectRun => ({
    outcome: { kind: 'error', code },
    exhausted,
    requests,
    answered,
  });
  try {
    for (const operation of contract.operations) {
      const { name, when, require: requirements, request, answers: rules } = operation;
      for (const { where, error } of requirements) if (!holds(where, known)) return fail(error);
      if (when !== null && !holds(when, known)) continue;
      const asked = toPlain(
        Object.fromEntries(request.map(([key, value]) => [key, evaluate(value, known)])),
      ) as Readonly<Record<string, JsonValue>>;
      const attempts = operation.idempotent ? contract.retry.maxAttempts : 1;
      for (let attempt = 1; ; attempt += 1) {
        if (answered.length > mostCalls) return fail('TOO_MANY_CALLS');
        requests.push({ operation: name, ...asked });
        answered.push(name);
        const answer = left.shift() ?? { error: 'NO_ANSWER_LEFT' };
        const rule = rules.find(({ when: applies }) => holds(applies, { vars, row: answer }));
        const verdict = rule?.verdict ?? operation.otherwise;
        if (verdict.outcome === 'fail') return fail(verdict.code);
        if (verdict.outcome === 'ok') {
          vars[name] = answer;
          break;
        }
        if (attempt >= attempts) return fail(operation.exhausted, true);
      }
    }
    const output = Object.fromEntries(
      contract.output.map(([field, value]) => [field, evaluate(value, known)]),
    );
    const outcome = { kind: 'output', output: toPlain(output) as JsonValue } as const;
    return { outcome, exhausted: false, requests, answered };
  } catch (error) {
    return fail(codeOf(error));
  }
}
