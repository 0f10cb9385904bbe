import { refuse, type Checked } from '../checked.ts';
import type { ExpressionOptions } from '../scope.ts';
import { readCelError } from './cel-error.ts';
import { conditionEnvironment, weightsOf } from './condition-environment.ts';
import { mostCharacters } from './condition-limits.ts';
import type { Condition } from './condition.ts';
import { inCondition, readTargets } from './condition-references.ts';
import { explainSyntaxError } from './explain-syntax-error.ts';
import { findDecisions } from './find-decisions.ts';
import { inspectTree } from './inspect-tree.ts';
import { invalidCondition } from './invalid-condition.ts';
import { offset, wrapInMeter, type Program } from './metered-program.ts';
import type { TreeNode } from './tree-node.ts';

type Parsed = Program & {
  readonly ast: TreeNode;
  readonly check: () => { readonly valid: boolean; readonly type?: string; readonly error?: Error };
};

const outerNames = new Set(['tasks', 'params']);
const mapNames = new Set([...outerNames, 'item', 'index']);

/** Reads the `when` of a task; `at` is its path, such as `tasks[3].when`. Never throws. */
export function parseCondition(
  text: string,
  at: string,
  options: ExpressionOptions = {},
): Checked<Condition> {
  if (text.length > mostCharacters) return tooLong(text.length, at);
  const place = { text, where: at };
  const environment = conditionEnvironment(options);
  let parsed: Parsed;
  try {
    // By itself first: what is whole alone cannot close the parenthesis around it.
    environment.parse(text);
    parsed = environment.parse(wrapInMeter(text)) as Parsed;
  } catch (thrown) {
    return refuse(invalidCondition(explainSyntaxError(text, readCelError(thrown)), place));
  }
  const body = bodyOf(parsed.ast);
  const report = inspectTree(body, options.inMap === true ? mapNames : outerNames);
  if (report.faults.length > 0) {
    const errors = report.faults.map((fault) =>
      invalidCondition({ ...fault, at: fault.at - offset }, place),
    );
    return { ok: false, errors };
  }
  const checked = parsed.check();
  if (!checked.valid) {
    const error = readCelError(checked.error);
    const moved = { ...error, at: error.at - offset };
    return refuse(invalidCondition(explainSyntaxError(text, moved), place));
  }
  if (checked.type !== 'bool' && checked.type !== 'dyn') return notBoolean(checked.type, at);
  weightsOf.set(body, report.weights);
  const { values, never } = findDecisions(body);
  const [wrong] = never;
  if (wrong !== undefined) return neverBoolean(wrong, at);
  return {
    ok: true,
    value: {
      text,
      at,
      tasks: [...report.tasks],
      references: inCondition(readTargets(report), at),
      decisions: inCondition(values, at),
      program: parsed,
    },
  };
}

function bodyOf(wrapped: TreeNode): TreeNode {
  const [body] = wrapped.op === 'call' ? wrapped.args[1] : [];
  return body ?? wrapped;
}

function tooLong(length: number, at: string): Checked<never> {
  return refuse({
    code: 'CONDITION_INVALID',
    message: `${at} has ${length} characters, and at most ${mostCharacters} are allowed`,
    path: at,
    hint: 'Let a task compute the answer, and read that.',
  });
}

function notBoolean(type: string | undefined, at: string): Checked<never> {
  return refuse({
    code: 'CONDITION_NOT_BOOLEAN',
    message: `${at} must be true or false; it is always of the type ${type ?? 'unknown'}`,
    path: at,
    hint: 'Compare the value, such as tasks.check.output.count > 0.',
  });
}

/** `tasks.a.status`: how a task ended is a text. */
function neverBoolean({ input, start, end }: TreeNode, at: string): Checked<never> {
  const part = input.slice(start, end);
  return refuse({
    code: 'CONDITION_NOT_BOOLEAN',
    message: `${at} must be true or false; ${part} never is`,
    path: at,
    hint: 'Compare it, such as tasks.check.status == "success".',
  });
}
