import type { JsonValue } from '@parallel-dispatcher/schema';
import type { ComputeContract } from '../contract/contract.ts';
import type { Expectation } from '../contract/example.ts';
import type { Step } from '../contract/step.ts';
import { codeOf } from '../typescript/support/code-of.ts';
import { NodeError } from '../typescript/support/node-error.ts';
import { rowsOf } from '../typescript/support/rows-of.ts';
import { toPlain } from '../typescript/support/to-plain.ts';
import { valueAt } from '../typescript/support/value-at.ts';
import { evaluate } from './evaluate.ts';
import { holds } from './holds.ts';
import { runRowStep } from './run-row-step.ts';

/** What the contract of a computation says of an input. */
export function runCompute(contract: ComputeContract, input: JsonValue): Expectation {
  const vars: Record<string, unknown> = { ...Object(input) };
  try {
    for (const step of contract.pipeline) {
      const result = runStep(step, vars);
      if (step.to !== null) vars[step.to] = result;
    }
    const output = contract.output.map(([field, path]) => [field, valueAt(vars, ...path)]);
    return { kind: 'output', output: toPlain(Object.fromEntries(output)) as JsonValue };
  } catch (error) {
    return { kind: 'error', code: codeOf(error) };
  }
}

function runStep({ from, work }: Step, vars: Readonly<Record<string, unknown>>): unknown {
  const source = from === null ? null : valueAt(vars, ...from);
  const rows: readonly unknown[] | null = Array.isArray(source) ? source : null;
  const forEach = (compute: (row: unknown) => unknown): unknown =>
    rows === null ? compute(source) : rows.map(compute);
  if (work.kind === 'arithmetic') {
    return forEach((row) => evaluate(work.value, { vars, row }));
  }
  if (work.kind === 'choose') {
    return forEach((row) => {
      const found = work.cases.find(({ when }) => holds(when, { vars, row }));
      return evaluate(found?.value ?? work.otherwise, { vars, row });
    });
  }
  // Its code is in the node's language, not in the contract.
  if (work.kind === 'describe') throw new NodeError('BODY_UNKNOWN', work.kind);
  if (work.kind !== 'require') return runRowStep(work, { rows: rowsOf(source), vars });
  return forEach((row) => {
    if (!holds(work.where, { vars, row })) throw new NodeError(work.error, work.error);
    return null;
  });
}
