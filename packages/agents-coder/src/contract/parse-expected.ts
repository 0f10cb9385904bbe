import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Expectation, Expected } from './example.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import type { Problems } from './problem.ts';

/** Reads what an example expects of one execution. What is not there is free. */
export function parseExpected(expect: unknown, at: string, problems: Problems): Expected {
  const mapping = isMapping(expect) ? expect : {};
  const invalid = (key: string, expected: string): null => {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, key),
      message: `Expected ${expected}, got ${nameOf(get(mapping, key))}.`,
    });
    return null;
  };
  const calls = parseCalls(get(mapping, 'calls'));
  const requests = get(mapping, 'requests') ?? null;
  const transaction = get(mapping, 'transaction') ?? null;
  return {
    outcome: parseOutcome(mapping),
    calls: calls === undefined ? invalid('calls', 'a number of calls') : calls,
    requests:
      requests === null || Array.isArray(requests)
        ? (requests as readonly JsonValue[] | null)
        : invalid('requests', 'a list of requests'),
    transaction:
      transaction === null || transaction === 'committed' || transaction === 'rolled_back'
        ? transaction
        : invalid('transaction', 'committed or rolled_back'),
  };
}

function parseOutcome(expect: Mapping): Expectation | null {
  const error = get(expect, 'error');
  const code = isMapping(error) ? get(error, 'code') : error;
  if (typeof code === 'string') return { kind: 'error', code };
  return Object.hasOwn(expect, 'output')
    ? { kind: 'output', output: expect['output'] as JsonValue }
    : null;
}

function parseCalls(given: unknown): Expected['calls'] | undefined {
  if (given === undefined || given === null) return null;
  if (typeof given === 'number') return given;
  const counts = isMapping(given) ? Object.values(given) : [null];
  return counts.every((count) => typeof count === 'number')
    ? (given as Readonly<Record<string, number>>)
    : undefined;
}
