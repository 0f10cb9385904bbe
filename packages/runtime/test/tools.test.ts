import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { taskTraceSchema, type RunResult } from '@parallel-dispatcher/schema';
import { acceptTools, listTools } from '../src/index.ts';
import { scratchProject, type ScratchProject } from './scratch-project.ts';

const caller = fileURLToPath(new URL('fixtures/agents/caller.ts', import.meta.url));
const server = fileURLToPath(
  new URL('../node_modules/@modelcontextprotocol/server-everything/dist/index.js', import.meta.url),
);
const everything = { command: process.execPath, args: [server] };

const doubler = {
  contract_version: { major: 1, minor: 0, patch: 0 },
  node_version: '1.0.0',
  name: 'doubler',
  node_type: 'COMPUTE_GENERIC',
  description: 'Doubles a number.',
  input_model: { name: 'ModelDoublerInput', module: 'models.doubler' },
  output_model: { name: 'ModelDoublerOutput', module: 'models.doubler' },
  input_schema: {
    type: 'object',
    required: ['n'],
    properties: { n: { type: 'integer', description: 'What is doubled.' } },
  },
  output_schema: {
    type: 'object',
    required: ['twice'],
    properties: { twice: { type: 'integer', description: 'Its double.' } },
  },
  pipeline: [{ arithmetic: { value: { fn: 'multiply', args: [{ var: 'n' }, 2] } }, to: 'twice' }],
  output: { twice: 'twice' },
  behaviour: [{ case: 'two', given: { input: { n: 2 } }, expect: { output: { twice: 4 } } }],
};

const task = (id: string, ...calls: readonly [string, object][]) => ({
  task_id: id,
  agent: 'caller',
  input_data: { calls: calls.map(([name, args]) => ({ name, args: { ...args } })) },
});

const traceOf = (project: ScratchProject, result: RunResult, index: number) =>
  taskTraceSchema.parse(
    JSON.parse(readFileSync(project.path(result.results[index]?.trace_file ?? ''), 'utf8')),
  );

describe('MCP servers of the config', () => {
  test('answer agents, each call in the trace of its task', async () => {
    using project = scratchProject({ agents: [caller], mcp_servers: { demo: everything } });
    const result = await project.run({
      tasks: [
        task('a', ['echo', { message: 'one' }], ['demo/echo', { message: 'two' }]),
        task('b', ['echo', { message: 'three' }]),
      ],
    });
    expect(result.results).toMatchObject([
      { outcome: 'succeeded', output: ['Echo: one', 'Echo: two'] },
      { outcome: 'succeeded', output: ['Echo: three'] },
    ]);
    expect(traceOf(project, result, 0).mcp_calls).toMatchObject([
      { tool: 'echo', server: 'demo', error: null },
      { tool: 'echo', server: 'demo', error: null },
    ]);
    expect(traceOf(project, result, 1).mcp_calls).toMatchObject([
      { input: { message: 'three' }, output: 'Echo: three', duration_ms: expect.any(Number) },
    ]);
  });

  test('lose no call of many tasks at once, and mix none up', async () => {
    using project = scratchProject({ agents: [caller], mcp_servers: { demo: everything } });
    const ids = Array.from({ length: 8 }, (_, at) => `t${at}`);
    const messages = (id: string): readonly string[] =>
      Array.from({ length: 200 }, (_, at) => `${id}-${at}`);
    const result = await project.run({
      tasks: ids.map((id) =>
        task(id, ...messages(id).map((message): [string, object] => ['echo', { message }])),
      ),
      config: { max_workers: 8 },
    });
    for (const [at, id] of ids.entries()) {
      expect(result.results[at]).toMatchObject({
        outcome: 'succeeded',
        output: messages(id).map((message) => `Echo: ${message}`),
      });
      expect(traceOf(project, result, at).mcp_calls).toHaveLength(200);
    }
  }, 60_000);

  test('that are down fail the call, not more', async () => {
    using project = scratchProject({
      agents: [caller],
      mcp_servers: { gone: { command: 'no-such-program' } },
      retry: { max_attempts: 1 },
    });
    const result = await project.run({ tasks: [task('a', ['gone/echo', {}]), task('b')] });
    expect(result.results).toMatchObject([
      { outcome: 'failed', error_detail: { code: expect.stringMatching(/^TOOL_/) } },
      { outcome: 'succeeded' },
    ]);
  });

  test('refuse what an agent may not call', async () => {
    using project = scratchProject({
      agents: [caller],
      mcp_servers: { demo: everything },
      agent_tools: { caller: ['demo/get-*'] },
    });
    const result = await project.run({ tasks: [task('a', ['echo', { message: 'x' }])] });
    expect(result.results).toMatchObject([
      { outcome: 'failed', error_detail: { code: expect.stringMatching(/^TOOL_/) } },
    ]);
  });

  test('are listed with what they offer, and taken as they are now', async () => {
    using project = scratchProject({ agents: [caller], mcp_servers: { demo: everything } });
    const options = { cwd: project.folder, env: {} };
    const listed = await listTools(options);
    expect(listed).toMatchObject({
      ok: true,
      value: { servers: [{ server: 'demo', state: 'up' }] },
    });
    expect(listed.ok && listed.value.tools.map(({ name }) => name)).toContain('echo');
    expect(await acceptTools('demo', options)).toMatchObject({ ok: true });
    expect(await acceptTools('other', options)).toMatchObject({ ok: false });
  });
});

describe('embedded tools', () => {
  const assess = (id: string) =>
    task(id, ['assess_code_quality', { content: 'export const a = 1;\n', language: 'typescript' }]);

  test('stand in where no server offers one, named in the trace', async () => {
    using project = scratchProject({ agents: [caller], mcp_servers: { demo: everything } });
    const result = await project.run({ tasks: [assess('a')] });
    expect(result.results).toMatchObject([
      { outcome: 'succeeded', output: [{ quality_score: expect.any(Number) }] },
    ]);
    expect(traceOf(project, result, 0).mcp_calls).toMatchObject([
      { tool: 'assess_code_quality', server: null, source: 'embedded', error: null },
    ]);
  }, 30_000);

  test('say which server they stand in for, and never stand in for one that is required', async () => {
    const gone = { command: 'no-such-program' };
    using project = scratchProject({ agents: [caller], mcp_servers: { archon: gone } });
    const result = await project.run({ tasks: [assess('a')] });
    expect(traceOf(project, result, 0).mcp_calls).toMatchObject([
      { source: 'embedded (down: archon)' },
    ]);
    using strict = scratchProject({
      agents: [caller],
      mcp_servers: { archon: { ...gone, required: true } },
      retry: { max_attempts: 1 },
    });
    expect(await strict.run({ tasks: [assess('a')] })).toMatchObject({
      results: [{ outcome: 'failed', error_detail: { code: 'TOOL_SERVER_DOWN' } }],
    });
  }, 30_000);

  test('may be turned off, or left out for an agent', async () => {
    using off = scratchProject({ agents: [caller], embedded_tools: false });
    expect(await off.run({ tasks: [assess('a')] })).toMatchObject({
      results: [{ outcome: 'failed', error_detail: { code: 'TOOLS_UNAVAILABLE' } }],
    });
    using barred = scratchProject({ agents: [caller], agent_tools: { caller: ['demo/*'] } });
    expect(await barred.run({ tasks: [assess('a')] })).toMatchObject({
      results: [{ outcome: 'failed', error_detail: { code: 'TOOL_NOT_ALLOWED' } }],
    });
  }, 30_000);

  test('leave nothing behind where no agent calls them', async () => {
    using project = scratchProject();
    await project.run({ tasks: [{ task_id: 'a', agent: 'echo' }] });
    expect(project.files().filter((name) => name.includes('intelligence'))).toEqual([]);
  });

  test('take the gates of the config', async () => {
    using project = scratchProject({ agents: [caller], quality_gates: { quality: 1 } });
    const args = { content: 'export const a: any = 1;\n', language: 'typescript' };
    const result = await project.run({ tasks: [task('a', ['evaluate_quality_gates', args])] });
    expect(result.results[0]?.output).toMatchObject([
      {
        gates: expect.arrayContaining([expect.objectContaining({ gate: 'quality', threshold: 1 })]),
      },
    ]);
  }, 30_000);

  test('are listed with the servers', async () => {
    using project = scratchProject();
    const listed = await listTools({ cwd: project.folder, env: {} });
    const names = listed.ok ? listed.value.tools.map((tool) => `${tool.server}/${tool.name}`) : [];
    expect(names).toEqual(
      expect.arrayContaining(['embedded/assess_code_quality', 'embedded/perform_rag_query']),
    );
  });
});

describe('the built-in agents', () => {
  test('record which contract made which file', async () => {
    using project = scratchProject({ agents: [caller] });
    const result = await project.run({
      tasks: [
        {
          task_id: 'make',
          agent: 'coder',
          input_data: { contract: doubler, output_path: project.path('out') },
        },
        {
          ...task('trace', ['trace_pattern', { file: 'out/node_doubler_compute.ts' }]),
          dependencies: ['make'],
        },
      ],
    });
    expect(result.results).toMatchObject([
      { outcome: 'succeeded', output: { quality_score: expect.any(Number) } },
      {
        output: [
          {
            uses: [{ contract: 'doubler', run_id: result.run_id, task_id: 'make', changed: false }],
          },
        ],
      },
    ]);
  }, 60_000);

  test('judge by tools, and say who answered', async () => {
    using project = scratchProject();
    const code = 'export function total(cart) {\n  return cart.sum.amount;\n}\n';
    const result = await project.run({
      tasks: [
        {
          task_id: 'why',
          agent: 'debug',
          input_data: { problem_description: 'It fails.', code, file_path: 'cart.js' },
        },
      ],
    });
    expect(result.results[0]).toMatchObject({
      outcome: 'succeeded',
      output: {
        quality_improvement: { before: expect.any(Number) },
        intelligence_sources: expect.arrayContaining([
          'assess_code_quality: embedded',
          'perform_rag_query: embedded',
        ]),
      },
    });
    const tools = traceOf(project, result, 0).mcp_calls.map(({ tool }) => tool);
    expect(new Set(tools)).toEqual(
      new Set([
        'assess_code_quality',
        'check_architectural_compliance',
        'get_quality_patterns',
        'perform_rag_query',
      ]),
    );
  }, 30_000);
});
