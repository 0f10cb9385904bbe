import { nameOf } from './mapping.ts';
import type { Problems } from './problem.ts';
import type { Path } from './value.ts';

/** Reads a dotted path. `''` is the row itself. */
export function parsePath(value: unknown, at: string, problems: Problems): Path {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return [String(value)];
  if (typeof value !== 'string') {
    problems.add({
      code: 'CONTRACT_INVALID',
      at,
      message: `Expected a dotted path such as customer.name, got ${nameOf(value)}.`,
    });
    return [];
  }
  return value === '' ? [] : value.split('.');
}
