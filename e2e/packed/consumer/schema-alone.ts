import assert from 'node:assert/strict';
import planJsonSchema from '@parallel-dispatcher/schema/schemas/plan.json' with { type: 'json' };
import { parsePlan } from '@parallel-dispatcher/schema';

const parsed = parsePlan('{ "tasks": [{ "task_id": "a", "dependancies": [] }] }');
assert.ok(!parsed.ok);
assert.equal(parsed.errors[0]?.path, 'tasks[0].dependancies');
assert.ok('properties' in planJsonSchema);
