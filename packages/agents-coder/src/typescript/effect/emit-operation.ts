import type { Operation, Requirement, Verdict } from '../../contract/effect/effect.ts';
import { lineComment } from '../comment.ts';
import { emitCondition, emitRefusal } from '../values/emit-condition.ts';
import { emitValue } from '../values/emit-value.ts';
import { use, type Scope } from '../values/expression.ts';
import { propertyKey, quote } from '../values/literal-source.ts';
import { unknownShape } from '../values/shape.ts';

/** Source of one operation, apart from where its answer goes. */
export interface OperationSource {
  readonly comment: string;
  /** What it requires: throws where that does not hold. */
  readonly required: string;
  /** On what condition the call is made; null: always. */
  readonly when: string | null;
  /** The call, and what its answers mean. */
  readonly call: string;
}

interface OperationIn {
  readonly scope: Scope;
  /** Source of the idempotency key. */
  readonly key: string;
}

export function emitOperation(operation: Operation, { scope, key }: OperationIn): OperationSource {
  const { when, kind, request, exhausted } = operation;
  const sent = request.map(
    ([field, value]) => `${propertyKey(field)}: ${emitValue(value, scope).code}`,
  );
  const call = `await ${use(scope, 'call-port')}({
    call: {
      operation: ${quote(operation.name)},
      kind: '${kind}',
      request: { ${plainRequest(sent, scope)} },
      timeout_ms: ${operation.timeoutMs},
      idempotency_key: ${key},
    },
    retry: ${operation.idempotent ? 'retried' : 'null'},
    exhausted: ${quote(exhausted)},
    judge: ${judgeSource(operation, scope)},
  }, this.#outside)`;
  return {
    comment: operation.description === null ? '' : lineComment(operation.description),
    required: operation.require.map((each) => emitRequirement(each, scope)).join('\n'),
    when: when === null ? null : emitCondition(when, scope),
    call,
  };
}

/** A request is plain JSON: numbers that were computed leave as such. */
function plainRequest(sent: readonly string[], scope: Scope): string {
  return sent
    .map((field) => {
      const at = field.indexOf(': ');
      const [key, code] = [field.slice(0, at), field.slice(at + 2)];
      const isLiteral = /^(?:'[^']*'|"[^"]*"|`[^`]*`|true|false|null|-?[\d.]+)$/.test(code);
      return isLiteral ? field : `${key}: ${use(scope, 'to-plain')}(${code})`;
    })
    .join(', ');
}

function judgeSource({ answers, otherwise }: Operation, scope: Scope): string {
  const inAnswer: Scope = { ...scope, row: { code: 'answer', shape: unknownShape } };
  const rules = answers.map(
    ({ when, verdict }) =>
      `if (${emitCondition(when, inAnswer)}) return ${verdictSource(verdict)};`,
  );
  const last = verdictSource(otherwise);
  const used = rules.some((rule) => /\banswer\b/.test(rule)) ? 'answer' : '';
  if (rules.length === 0) return `() => (${last})`;
  return `(${used}) => {
      ${rules.join('\n')}
      return ${last};
    }`;
}

function verdictSource(verdict: Verdict): string {
  return verdict.outcome === 'fail'
    ? `{ outcome: 'fail', code: ${quote(verdict.code)} }`
    : `{ outcome: '${verdict.outcome}' }`;
}

function emitRequirement({ where, error, at }: Requirement, scope: Scope): string {
  const message = `The contract requires ${at} to hold.`;
  return `if (${emitRefusal(where, scope)}) throw new ${use(scope, 'node-error')}(${quote(error)}, ${quote(message)});`;
}
