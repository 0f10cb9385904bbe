import type { StateMachine } from '../../contract/reducer/state-machine.ts';
import { literalSource, propertyKey } from '../values/literal-source.ts';
import { unknownShape, type Field, type Shape } from '../values/shape.ts';

/** Keys that the context starts with or that a transition sets. */
function contextKeys({ initialContext, transitions, duplicateKey }: StateMachine): string[] {
  const set = transitions.flatMap(({ update }) => update.map(([key]) => key));
  const seen = duplicateKey === null ? [] : [duplicateKey.seenIn];
  return [...new Set([...Object.keys(initialContext), ...set, ...seen])];
}

/** A stored context may hold anything, so only the names of its keys are known. */
export function contextShape(machine: StateMachine): Shape {
  const fields = contextKeys(machine).map((key): [string, Field] => [
    key,
    { shape: unknownShape, optional: true },
  ]);
  return { kind: 'object', nullable: false, fields: new Map(fields), open: true };
}

/** Source of the types that a reducer works with, and of the context it starts with. */
export function contextSource(machine: StateMachine): string {
  const keys = contextKeys(machine).map((key) => `readonly ${propertyKey(key)}?: unknown;`);
  return `/** What the node remembers beside its state. */
interface Context {
  ${keys.join('\n')}
  readonly [key: string]: unknown;
}

interface Next {
  readonly state: string;
  readonly context: Context;
}

const initialContext: Context = ${literalSource(machine.initialContext)};
`;
}
