import { expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import agent from '../src/agent.ts';

const source = 'export function total(cart) {\n  return cart.sum.amount;\n}\n';
const trace =
  "TypeError: Cannot read properties of undefined (reading 'amount')\n    at total (/shop/cart.js:2:19)";
const input = {
  problem_description: 'The total fails.',
  affected_files: ['/shop/cart.js'],
  error_traces: [trace],
};

test('answers a report that its own schema accepts, and writes nothing', async () => {
  const result = await runAgent(agent, input, { files: { '/shop/cart.js': source } });
  expect(result).toMatchObject({
    ok: true,
    output: { suspects: [{ function: 'total' }], engine: 'embedded' },
    files: { '/shop/cart.js': source },
  });
  expect(Object.keys(result.files)).toEqual(['/shop/cart.js']);
});

test('tells what it needs as an error', async () => {
  const result = await runAgent(agent, { problem_description: 'It fails.', affected_files: [] });
  expect(result).toMatchObject({ ok: false, error: { code: 'NEEDS_INPUT' }, errorClass: 'input' });
});

test('declares what it reads', () => {
  expect(agent.paths(agent.input.parse(input))).toEqual([
    { at: 'affected_files[0]', value: '/shop/cart.js', use: 'read' },
  ]);
});

test('is found by its alias and its words', () => {
  expect(agent).toMatchObject({
    name: 'debug',
    aliases: ['debugger'],
    words: ['debug', 'investigate', 'bug'],
    workload: 'cpu',
  });
});
