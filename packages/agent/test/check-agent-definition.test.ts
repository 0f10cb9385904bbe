import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { checkAgentDefinition } from '../src/check-agent-definition.ts';
import { defineAgent } from '../src/define-agent.ts';

const good = defineAgent({
  name: 'good',
  version: '1.0.0',
  description: 'A good one.',
  workload: 'io',
  input: z.object({}),
  output: z.object({}),
  run: async () => ({ run: async () => ({}) }),
});

test('takes what defineAgent made, with its defaults', () => {
  const checked = checkAgentDefinition(good, 'agent.ts');
  expect(checked).toMatchObject({
    ok: true,
    definition: { api: 1, aliases: [], words: [], needs: [], cacheable: false, restartable: true },
  });
});

test.each([
  ['nothing', undefined, 'no default export'],
  ['a function', () => good, 'a function'],
  ['no name', { ...good, name: '' }, 'no name'],
  ['another schema', { ...good, output: { type: 'object' } }, 'output is not a zod schema'],
  ['an unknown isolation', { ...good, isolation: 'vm' }, 'none of shared, thread, process'],
  ['no run', { ...good, run: undefined }, 'run is not a function'],
])('refuses %s', (_name, value, message) => {
  expect(checkAgentDefinition(value, 'agent.ts')).toMatchObject({
    ok: false,
    error: { code: 'AGENT_LOAD_FAILED', message: expect.stringContaining(message) },
  });
});

test('refuses another version of the API', () => {
  expect(checkAgentDefinition({ ...good, api: 2 }, 'agent.ts')).toMatchObject({
    ok: false,
    error: { code: 'API_UNSUPPORTED' },
  });
});
