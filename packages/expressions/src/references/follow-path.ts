import type { JsonValue } from '@parallel-dispatcher/schema';
import type { PathSegment } from './reference.ts';

export type Followed =
  | { readonly found: true; readonly value: JsonValue }
  /** `path[step]` is not in `reached`. */
  | { readonly found: false; readonly step: number; readonly reached: JsonValue };

/** Goes from a value to what it holds: own fields of objects, and elements of lists. */
export function followPath(root: JsonValue, path: readonly PathSegment[]): Followed {
  let value = root;
  for (const [step, segment] of path.entries()) {
    const next = childOf(value, segment);
    if (next === undefined) return { found: false, step, reached: value };
    value = next;
  }
  return { found: true, value };
}

function childOf(value: JsonValue, segment: PathSegment): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // A list has the own field "length", which is no JSON; an object has no elements.
  if (Array.isArray(value) !== (typeof segment === 'number')) return undefined;
  if (!Object.hasOwn(value, segment)) return undefined;
  return (value as Readonly<Record<PathSegment, JsonValue>>)[segment];
}
