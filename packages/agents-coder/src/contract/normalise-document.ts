import { jsonPath } from './json-path.ts';
import type { Problems } from './problem.ts';

/** Parts of a contract that compute, so that whole numbers of any size keep their digits. */
const exactKeys = new Set([
  'pipeline',
  'io_operations',
  'state_machine',
  'workflow_coordination',
  'output',
]);

/** The depth that every document of ours is gated at. */
const deepest = 64;

/**
 * A copy of a document as JSON. Big whole numbers stay bigints where the contract computes, since
 * arithmetic is exact; elsewhere they become the nearest double, as JSON has them.
 */
export function normaliseDocument(
  value: unknown,
  problems: Problems,
  { at = '', depth = 0, exact = false }: { at?: string; depth?: number; exact?: boolean } = {},
): unknown {
  const invalid = (message: string): null => {
    problems.add({ code: 'CONTRACT_INVALID', at, message });
    return null;
  };
  if (depth > deepest) return invalid(`Nested deeper than ${deepest} levels.`);
  if (typeof value === 'bigint') return exact ? value : Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return invalid(`${value} is not JSON.`);
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      normaliseDocument(item, problems, { at: jsonPath(at, index), depth: depth + 1, exact }),
    );
  }
  if (typeof value !== 'object' || value === null) {
    return value === undefined || typeof value === 'function' || typeof value === 'symbol'
      ? invalid(`A ${typeof value} is not JSON.`)
      : value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .map(([key, held]) => [
        key,
        normaliseDocument(held, problems, {
          at: jsonPath(at, key),
          depth: depth + 1,
          exact: exact || (depth === 0 && exactKeys.has(key)),
        }),
      ]),
  );
}
