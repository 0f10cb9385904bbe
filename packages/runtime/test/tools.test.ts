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

  test('are needed to list tools', async () => {
    using project = scratchProject();
    expect(await listTools({ cwd: project.folder, env: {} })).toMatchObject({
      ok: false,
      errors: [{ code: 'NO_MCP_SERVERS' }],
    });
  });
});
