import type { JsonValue } from '@parallel-dispatcher/schema';

/** A place where two values differ: undefined where one has nothing. */
export interface Difference {
  readonly path: readonly (string | number)[];
  readonly recorded: JsonValue | undefined;
  readonly asked: JsonValue | undefined;
}

type Path = Difference['path'];

/** Where two values differ, as deep down as they have the same shape, in their order. */
export function findDifferences(
  recorded: JsonValue | undefined,
  ...[asked, path = []]: [JsonValue | undefined, Path?]
): readonly Difference[] {
  if (Object.is(recorded, asked)) return [];
  const stepsOfBoth = [...new Set([...stepsOf(recorded), ...stepsOf(asked)])];
  if (shapeOf(recorded) !== shapeOf(asked) || shapeOf(asked) === 'leaf') {
    return [{ path, recorded, asked }];
  }
  return stepsOfBoth.flatMap((step) =>
    findDifferences(childOf(recorded, step), childOf(asked, step), [...path, step]),
  );
}

function shapeOf(value: JsonValue | undefined): 'list' | 'object' | 'leaf' {
  if (typeof value !== 'object' || value === null) return 'leaf';
  return Array.isArray(value) ? 'list' : 'object';
}

function stepsOf(value: JsonValue | undefined): readonly (string | number)[] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? [...value.keys()] : Object.keys(value);
}

function childOf(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, JsonValue>>)[step];
}
