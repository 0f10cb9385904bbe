import type { Operation, Requirement, Verdict } from '../../contract/effect/effect.ts';
import { unknownShape } from '../../typescript/values/shape.ts';
import { lineComment } from '../docstring.ts';
import { pythonText } from '../literal.ts';
import { indent } from '../node-file.ts';
import type { PythonScope } from '../values/emission.ts';
import { emitCondition, emitNegation } from '../values/emit-condition.ts';
import { emitValue } from '../values/emit-value.ts';

interface OperationTo {
  /** The variable that holds its answer. */
  readonly name: string;
  readonly scope: PythonScope;
  /** Source of the idempotency key. */
  readonly key: string;
}

/** Python source of one operation: what it requires, what its answers mean, then the call. */
export function emitOperation(operation: Operation, { name, scope, key }: OperationTo): string {
  const { when, kind, request, exhausted, idempotent } = operation;
  const sent = request.map(
    ([field, value]) => `${pythonText(field)}: ${emitValue(value, scope).code}`,
  );
  const judge = `judge_${name}`;
  const parts = [
    `operation=${pythonText(operation.name)}`,
    `kind="${kind}"`,
    `request=to_plain({${sent.join(', ')}})`,
    `timeout_ms=${operation.timeoutMs}`,
    `idempotency_key=${key}`,
    `retry=${idempotent ? 'RETRIED' : 'None'}`,
    `judge=${judge}`,
    `exhausted=${pythonText(exhausted)}`,
  ];
  const call = `${name} = await call_port(Operation(${parts.join(', ')}), self._outside)`;
  const made =
    when === null ? call : `${name} = None\nif ${emitCondition(when, scope)}:\n${indent(call, 1)}`;
  const comment = operation.description === null ? '' : lineComment(operation.description);
  return [
    ...operation.require.map((each) => emitRequirement(each, scope)),
    `def ${judge}(answer: Json) -> Verdict:\n${indent(judgeSource(operation, scope), 1)}\n`,
    `${comment}${made}`,
  ].join('\n');
}

function judgeSource({ answers, otherwise }: Operation, scope: PythonScope): string {
  const inAnswer: PythonScope = { ...scope, row: { code: 'answer', shape: unknownShape } };
  const rules = answers.map(
    ({ when, verdict }) =>
      `if ${emitCondition(when, inAnswer)}:\n    return ${verdictSource(verdict)}\n`,
  );
  return `${rules.join('')}return ${verdictSource(otherwise)}`;
}

function verdictSource(verdict: Verdict): string {
  if (verdict.outcome === 'fail') return `fail(${pythonText(verdict.code)})`;
  return verdict.outcome === 'ok' ? 'OK' : 'RETRY';
}

function emitRequirement({ where, error, at }: Requirement, scope: PythonScope): string {
  const message = `The contract requires ${at} to hold.`;
  return `if ${emitNegation(where, scope)}:\n    raise NodeError(${pythonText(error)}, ${pythonText(message)})\n`;
}
