import type { Condition } from '../condition.ts';
import { didYouMean, type Problems } from '../problem.ts';
import type { Path, Value } from '../value.ts';
import type { WorkflowStep } from './workflow.ts';

interface Variable {
  readonly at: string;
  readonly path: Path;
}

/** Reports a `when` that asks for what a step gave, and there is no such step. */
export function reportUnknownResults(steps: readonly WorkflowStep[], problems: Problems): void {
  const ids = steps.map(({ id }) => id);
  for (const { when } of steps) {
    if (when === null) continue;
    for (const { at, path } of variablesOf(when)) {
      const [room, named, ...rest] = path;
      if (room !== 'steps' || named === undefined) continue;
      const asked = [named, ...rest].join('.');
      if (ids.some((id) => `${asked}.`.startsWith(`${id}.`))) continue;
      problems.add({
        code: 'UNKNOWN_NAME',
        at,
        message: `There is no step "${named}".`,
        hint: didYouMean(named, ids),
      });
    }
  }
}

function variablesOf(condition: Condition): readonly Variable[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.left, ...(condition.right === null ? [] : [condition.right])].flatMap(
        variablesIn,
      );
    case 'not':
      return variablesOf(condition.part);
    case 'all':
    case 'any':
      break;
  }
  return condition.parts.flatMap(variablesOf);
}

function variablesIn(value: Value): readonly Variable[] {
  switch (value.kind) {
    case 'var':
      return [value];
    case 'list':
      return value.items.flatMap(variablesIn);
    case 'call':
      return value.args.flatMap(variablesIn);
    case 'object':
      return value.entries.flatMap(([, held]) => variablesIn(held));
    case 'each':
      return [value.list, value.as].flatMap(variablesIn);
    case 'literal':
    case 'field':
      break;
  }
  return [];
}
