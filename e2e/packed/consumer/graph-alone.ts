import assert from 'node:assert/strict';
import { buildGraph, topologicalBatches } from '@parallel-dispatcher/graph';

const built = buildGraph({
  tasks: [
    { task_id: 'test', dependencies: ['build'] },
    { task_id: 'build', dependencies: [] },
  ],
});
assert.ok(built.ok);
assert.deepEqual(topologicalBatches(built.value), [['build'], ['test']]);
