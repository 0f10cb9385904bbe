import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { readDocument } from '../../src/parse/read-document.ts';
import { readPlan } from '../../src/parse/read-plan.ts';

const index = new URL('../../dist/index.js', import.meta.url).href;

/** Reads a plan in a process of its own and tells whether the YAML parser was loaded. */
function loadsYaml(text: string): boolean {
  const script = `
    import { registerHooks } from 'node:module';
    let loaded = false;
    registerHooks({ resolve(name, context, next) { loaded ||= name === 'js-yaml'; return next(name, context); } });
    const { readPlan } = await import(${JSON.stringify(index)});
    const { ok } = await readPlan(${JSON.stringify(text)});
    console.log(JSON.stringify({ ok, loaded }));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  const { ok, loaded } = JSON.parse(run.stdout) as { ok: boolean; loaded: boolean };
  expect(ok).toBe(true);
  return loaded;
}

test('a JSON plan does not load the YAML parser, a YAML plan does', () => {
  expect(loadsYaml('{"tasks":[{"task_id":"a"}]}')).toBe(false);
  expect(loadsYaml('tasks:\n- task_id: a')).toBe(true);
});

test('the syntax that is asked for wins over what the text looks like', async () => {
  expect(await readDocument('{a: 1}', { syntax: 'yaml' })).toMatchObject({ value: { a: 1 } });
  expect(await readDocument('a: 1', { syntax: 'json' })).toMatchObject({ ok: false });
});

test('errors in the fields of a YAML plan tell their line', async () => {
  const parsed = await readPlan('tasks:\n  - task_id: a\n    priorty: 1\n');
  expect(parsed).toMatchObject({
    ok: false,
    errors: [
      {
        path: 'tasks[0].priorty',
        message: expect.stringMatching(/ \(line 3, column 5\)$/),
        hint: 'Did you mean "priority"?',
      },
    ],
    rest: { tasks: [{ task_id: 'a' }] },
  });
});
