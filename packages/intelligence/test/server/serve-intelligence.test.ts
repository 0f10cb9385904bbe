import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { typescript } from '../support/sources.ts';

const bin = fileURLToPath(new URL('../../bin/dispatch-intelligence.js', import.meta.url));
const workspace = fileURLToPath(new URL('../fixtures/workspace', import.meta.url));

describe('dispatch-intelligence, to a client over stdio', () => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  beforeAll(async () => {
    const args = [bin, '--workspace', workspace];
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  });
  afterAll(async () => await client.close());

  test('lists its tools with schemas and annotations', async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'assess_code_quality',
        'check_architectural_compliance',
        'get_quality_patterns',
        'identify_optimization_opportunities',
        'evaluate_quality_gates',
      ]),
    );
    for (const tool of tools) {
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.outputSchema?.type).toBe('object');
      expect(tool.annotations?.destructiveHint).toBe(false);
    }
  });

  // The client checks each answer against the schema of its tool, and throws where it does not fit.
  test.each([
    [
      'assess_code_quality',
      { content: typescript.text, source_path: 'a.ts', language: 'typescript' },
    ],
    ['assess_code_quality', { content: 'def f(:', language: 'python' }],
    ['assess_code_quality', { content: 'fn main() {}', language: 'rust' }],
    ['assess_code_quality', { content: '', language: 'typescript' }],
    ['check_architectural_compliance', { content: 'class A: pass', architecture_type: 'onex' }],
    ['check_architectural_compliance', { content: 'x', architecture_type: 'hexagonal' }],
    ['get_quality_patterns', { content: 'if (a == b) {', pattern_type: 'all', language: 'ts' }],
    ['identify_optimization_opportunities', { operation_name: 'loadOrders' }],
    ['identify_optimization_opportunities', { operation_name: '' }],
    ['evaluate_quality_gates', { content: typescript.text, source_path: 'a.ts' }],
    ['evaluate_quality_gates', {}],
  ])('%s answers in its schema: %j', async (name, args) => {
    const answer = await client.callTool({ name, arguments: args });
    expect(answer.isError).not.toBe(true);
    expect(answer.structuredContent).toEqual(expect.any(Object));
  });

  test('says what is wrong with arguments', async () => {
    const answer = await client.callTool({
      name: 'assess_code_quality',
      arguments: { content: 5 },
    });
    expect(answer.isError).toBe(true);
    expect(JSON.stringify(answer.content)).toContain('TOOL_ARGUMENTS_INVALID');
  });

  test('looks for a function of the workspace', async () => {
    const answer = await client.callTool({
      name: 'identify_optimization_opportunities',
      arguments: { operation_name: 'load_orders' },
    });
    expect(answer.structuredContent).toMatchObject({
      functions: [{ name: 'load_orders', file: 'orders.py' }],
      opportunities: [
        { kind: 'query-in-loop', file: 'orders.py', function: 'load_orders', impact: null },
      ],
    });
  });
});
