import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import findTodos from './find-todos.ts';

test('names the file and the line of each TODO', async () => {
  const ran = await runAgent(
    findTodos,
    { files: ['/a.ts'] },
    { files: { '/a.ts': 'const a = 1;\n// TODO: a name\n' } },
  );
  assert.ok(ran.ok);
  assert.deepEqual(ran.output, {
    todos: [{ file: '/a.ts', line: 2, text: '// TODO: a name' }],
  });
});
