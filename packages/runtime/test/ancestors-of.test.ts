import { expect, test } from '@jest/globals';
import { buildGraph } from '@parallel-dispatcher/graph';
import { ancestorsOf } from '../src/preflight/ancestors-of.ts';

test('finds what must be done before a task, through every way', () => {
  const built = buildGraph({
    tasks: [
      { task_id: 'a', dependencies: [] },
      { task_id: 'b', dependencies: ['a'] },
      { task_id: 'c', dependencies: ['a'] },
      { task_id: 'd', dependencies: ['b', 'c'] },
      { task_id: 'e', dependencies: [] },
    ],
  });
  if (!built.ok) throw new Error('the graph is fine');
  expect(ancestorsOf(built.value, 3)).toEqual(new Set([0, 1, 2]));
  expect(ancestorsOf(built.value, 4)).toEqual(new Set());
});
