import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf } from './mapping.ts';
import { parsePath } from './parse-path.ts';
import { didYouMean, type Problems } from './problem.ts';
import { aggregates, type Aggregate } from './step.ts';

/** Reads `{ fn, field? }`, or the name of the aggregate alone. */
export function parseAggregate(value: unknown, at: string, problems: Problems): Aggregate {
  const mapping = isMapping(value) ? value : { fn: value };
  const name = get(mapping, 'fn');
  const field = get(mapping, 'field');
  const fn = aggregates.find((known) => known === name);
  if (fn === undefined) {
    problems.add({
      code: 'UNKNOWN_FUNCTION',
      at: jsonPath(at, 'fn'),
      message: `There is no aggregate ${nameOf(name)}.`,
      hint: didYouMean(String(name), aggregates),
    });
  }
  return {
    fn: fn ?? 'count',
    field:
      field === undefined || field === null
        ? null
        : parsePath(field, jsonPath(at, 'field'), problems),
    at,
  };
}
