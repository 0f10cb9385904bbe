import { taskStatusOf, type JsonValue } from '@parallel-dispatcher/schema';
import type { Scope, TaskFacts } from '../scope.ts';
import { toCelValue } from './to-cel-value.ts';

/** What a condition sees, as JSON: only the tasks it mentions, and of those only what has ended. */
export interface ConditionView {
  readonly tasks: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>;
  readonly others: ReadonlyMap<string, JsonValue>;
}

export function viewOf(tasks: readonly string[], scope: Scope): ConditionView {
  const ended = tasks.flatMap((id) => {
    const facts = scope.outcomeOf(id);
    return facts === undefined ? [] : [[id, fieldsOf(facts)] as const];
  });
  const others = new Map<string, JsonValue>([['params', scope.params]]);
  if (scope.item !== undefined) others.set('item', scope.item);
  if (scope.index !== undefined) others.set('index', scope.index);
  return { tasks: new Map(ended), others };
}

/** The same as the variables that the library takes. */
export function toVariables({ tasks, others }: ConditionView): Readonly<Record<string, unknown>> {
  const converted = [...tasks].map(([id, fields]) => [id, convertFields(fields)] as const);
  const rest = [...others].map(([name, value]) => [name, toCelValue(value)]);
  return { ...Object.fromEntries(rest), tasks: new Map(converted) };
}

function fieldsOf({ outcome, output, error }: TaskFacts): ReadonlyMap<string, JsonValue> {
  const shown = error ? { code: error.code, message: error.message } : null;
  return new Map<string, JsonValue>([
    ['outcome', outcome],
    ['status', taskStatusOf(outcome)],
    ['output', output ?? null],
    ['error', shown],
  ]);
}

function convertFields(fields: ReadonlyMap<string, JsonValue>): ReadonlyMap<string, unknown> {
  return new Map([...fields].map(([name, value]) => [name, toCelValue(value)]));
}
