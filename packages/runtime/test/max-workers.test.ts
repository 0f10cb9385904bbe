import { expect, test } from '@jest/globals';
import { workersFor } from '../src/settings/max-workers.ts';

test.each([
  [7, ['cpu'], 7],
  ['auto', ['cpu'], 12],
  ['auto', ['io'], 5],
  ['auto', ['io', 'cpu'], 12],
  ['auto', [], 1],
] as const)('makes %s workers for %j on 8 cores %d', (maxWorkers, workloads, expected) => {
  expect(workersFor(maxWorkers, new Set(workloads), 8)).toBe(expected);
});
