import { expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { listAgents } from '../src/index.ts';
import { scratchProject } from './scratch-project.ts';

test('lists the agents of the config before the built-in ones', async () => {
  using project = scratchProject();
  const listed = await listAgents({ cwd: project.folder, env: {} });
  expect(listed).toMatchObject({
    ok: true,
    value: [
      { name: 'echo', aliases: ['parrot'], isolation: 'shared', input_schema: { type: 'object' } },
      { name: 'debug', aliases: ['debugger'], isolation: 'thread' },
      { name: 'coder', isolation: 'thread' },
    ],
  });
});

test('has no JSON Schema for an agent whose schema is not one of zod', async () => {
  using project = scratchProject({ agents: ['./odd.mjs'] });
  const schema = '{ safeParse: (data) => ({ success: true, data }) }';
  writeFileSync(
    project.path('odd.mjs'),
    `export default { name: 'odd', version: '1.0.0', api: 1, description: '', aliases: [], words: [],
      input: ${schema}, output: ${schema}, workload: 'io', needs: [], cacheable: false,
      restartable: true, paths: () => [], run: async () => ({ run: async () => ({}) }) };`,
  );
  const listed = await listAgents({ cwd: project.folder, env: {} });
  expect(listed).toMatchObject({ ok: true, value: [{ name: 'odd', input_schema: null }, {}, {}] });
});

test('shows no secret that the command of an agent holds', async () => {
  const token = `ghp_${'a1'.repeat(18)}`;
  const agents = [{ name: 'post', command: { argv: ['post', `--token=${token}`] } }];
  using project = scratchProject({ agents });
  const listed = await listAgents({ cwd: project.folder, env: {} });
  expect(listed).toMatchObject({ ok: true, value: [{ name: 'post' }, {}, {}] });
  expect(JSON.stringify(listed)).not.toContain(token);
});
