import { comparisons, type Condition } from './condition.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf } from './mapping.ts';
import { parseValue } from './parse-value.ts';
import { didYouMean, type Problems } from './problem.ts';

/** Reads `{ left, compare, right }`, `{ all }`, `{ any }` or `{ not }`. */
export function parseCondition(value: unknown, at: string, problems: Problems): Condition {
  const always: Condition = { kind: 'all', at, parts: [] };
  const invalid = (message: string, where = at, hint?: string): Condition => {
    problems.add({ code: 'CONTRACT_INVALID', at: where, message, hint });
    return always;
  };
  if (!isMapping(value)) {
    return invalid(
      `Expected a condition such as { left: { field: price }, compare: gt, right: 0 }, got ${nameOf(value)}.`,
    );
  }
  for (const kind of ['all', 'any'] as const) {
    const parts = get(value, kind);
    if (parts === undefined) continue;
    const inside = jsonPath(at, kind);
    if (!Array.isArray(parts)) return invalid(`Expected a list, got ${nameOf(parts)}.`, inside);
    return {
      kind,
      at,
      parts: parts.map((part, index) => parseCondition(part, jsonPath(inside, index), problems)),
    };
  }
  const negated = get(value, 'not');
  if (negated !== undefined) {
    return { kind: 'not', at, part: parseCondition(negated, jsonPath(at, 'not'), problems) };
  }
  const named = get(value, 'compare');
  const compare = comparisons.find((known) => known === named);
  if (compare === undefined) {
    return invalid(
      named === undefined
        ? 'A condition has left and compare, or one of all, any and not.'
        : `There is no comparison ${nameOf(named)}.`,
      jsonPath(at, 'compare'),
      named === undefined ? undefined : didYouMean(nameOf(named), comparisons),
    );
  }
  const side = (key: 'left' | 'right') => parseValue(get(value, key), jsonPath(at, key), problems);
  return {
    kind: 'compare',
    at,
    left: side('left'),
    compare,
    right: compare === 'is_null' ? null : side('right'),
  };
}
