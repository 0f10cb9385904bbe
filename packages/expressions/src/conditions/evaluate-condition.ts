import { refuse, type Checked } from '../checked.ts';
import { describeType } from '../describe-value.ts';
import type { Scope } from '../scope.ts';
import { readCelError } from './cel-error.ts';
import { mostSteps } from './condition-limits.ts';
import { toVariables, viewOf } from './condition-variables.ts';
import type { Condition } from './condition.ts';
import { explainMissing } from './explain-missing.ts';
import { hintFor } from './explain-syntax-error.ts';
import { tooCostly } from './metered-program.ts';

/**
 * Whether a condition holds. The same scope gives the same answer at any time on any machine.
 * Never throws.
 */
export function evaluateCondition(condition: Condition, scope: Scope): Checked<boolean> {
  const { at, tasks, program } = condition;
  const view = viewOf(tasks, scope);
  let value: unknown;
  try {
    value = program(toVariables(view));
  } catch (thrown) {
    const { summary, node } = readCelError(thrown);
    const missing = explainMissing(node, view);
    return refuse({
      code: 'CONDITION_FAILED',
      message: `${at} could not be decided: ${missing?.problem ?? summary}`,
      path: at,
      hint:
        missing?.hint ??
        hintFor(summary) ??
        'Ask has(...) or type(...) first, or correct the condition.',
    });
  }
  if (typeof value === 'boolean') return { ok: true, value };
  return value === tooCostly ? costly(at) : notBoolean(value, at);
}

function costly(at: string): Checked<never> {
  return refuse({
    code: 'CONDITION_TOO_COSTLY',
    message: `${at} takes more than ${mostSteps} steps`,
    path: at,
    hint: 'Let a task go through the long lists, and read its answer.',
  });
}

function notBoolean(value: unknown, at: string): Checked<never> {
  return refuse({
    code: 'CONDITION_NOT_BOOLEAN',
    message: `${at} must be true or false; it is ${describeType(typeOf(value))}`,
    path: at,
    hint: 'Compare the value, such as tasks.check.output.count > 0.',
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'bigint' ? 'number' : typeof value;
}
