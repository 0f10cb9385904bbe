import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { startModelServer, type ModelScript } from '@parallel-dispatcher/agent/testing';
import { taskTraceSchema, type RunResult } from '@parallel-dispatcher/schema';
import { scratchProject, type ScratchProject } from './scratch-project.ts';

const asker = fileURLToPath(new URL('fixtures/agents/asker.ts', import.meta.url));
const everything = {
  command: process.execPath,
  args: [
    fileURLToPath(
      new URL(
        '../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
        import.meta.url,
      ),
    ),
  ],
};
const key = 'a-key-that-nobody-sees-4711';

const ask = (prompt: string, more: object = {}) => ({
  task_id: prompt,
  agent: 'asker',
  input_data: { prompt, ...more },
});

const traceOf = (project: ScratchProject, result: RunResult, index = 0) =>
  taskTraceSchema.parse(
    JSON.parse(readFileSync(project.path(result.results[index]?.trace_file ?? ''), 'utf8')),
  );

async function world(script: ModelScript, config: (url: string) => object = () => ({})) {
  const server = await startModelServer(script);
  const project = scratchProject({
    agents: [asker],
    models: { main: `anthropic:claude-sonnet-4-5@${server.url}` },
    model: 'main',
    retry: { max_attempts: 1 },
    ...config(server.url),
  });
  return {
    server,
    project,
    run: async (tasks: readonly object[], more: object = {}) =>
      await project.run({ tasks, ...more } as never, { env: { ANTHROPIC_API_KEY: key } }),
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('a model of the config', () => {
  test('answers text, values and streams, each call in the trace of its task', async () => {
    await using scene = await world((request) =>
      JSON.stringify(request.body).includes('judge')
        ? { value: { verdict: 'good', score: 0.5 } }
        : { text: 'An answer in several parts.', usage: { inputTokens: 7, cacheReadTokens: 3 } },
    );
    const result = await scene.run([
      ask('say'),
      ask('judge', { how: 'object' }),
      ask('tell', { how: 'stream' }),
    ]);
    expect(result.results).toMatchObject([
      { output: 'An answer in several parts.' },
      { output: { verdict: 'good', score: 0.5 } },
      { output: { parts: 3, text: 'An answer in several parts.' } },
    ]);
    expect(traceOf(scene.project, result)).toMatchObject({
      model_calls: [
        {
          method: 'generateText',
          model: 'anthropic:claude-sonnet-4-5',
          usage: { input_tokens: 7, output_tokens: 5, cache_read_tokens: 3 },
          cost_usd: null,
          cost_reason: expect.any(String),
          attempts: [{ status: 'ok', error: null }],
          error: null,
        },
      ],
      usage: { input_tokens: 7, model_calls: 1, cost_usd: null },
    });
    expect(result.usage).toMatchObject({ model_calls: 3, output_tokens: 15 });
    expect(scene.server.requests[0]?.headers['x-api-key']).toBe(key);
    const written = scene.project.files().filter((file) => /\.jsonl?$/u.test(file));
    expect(written.length).toBeGreaterThan(4);
    for (const file of written) {
      expect(readFileSync(scene.project.path(file), 'utf8')).not.toContain(key);
    }
  });

  test('is chosen by the task, then the agent, then the run', async () => {
    await using scene = await world(
      (request) => ({ text: request.model }),
      (url) => ({
        models: {
          main: `anthropic:run@${url}`,
          other: `openai-compatible:agent@${url}`,
          third: { model: `openai:task@${url}` },
        },
        agent_models: { asker: 'other' },
      }),
    );
    const result = await scene.run([
      ask('a'),
      { ...ask('b'), model: 'third' },
      ask('c', { model: 'main' }),
    ]);
    expect(result.results.map(({ output }) => output)).toStrictEqual(['agent', 'task', 'run']);
  });

  test('that a plan makes up is refused before anything runs', async () => {
    await using scene = await world([]);
    const result = await scene.run([{ ...ask('a'), model: 'mian' }], {
      config: { model: 'openai:gpt@http://127.0.0.1:1/v1' },
    });
    expect(result).toMatchObject({
      exit_code: 2,
      errors: [
        { code: 'MODEL_UNKNOWN', path: 'config.model' },
        { code: 'MODEL_UNKNOWN', path: 'tasks[0].model', hint: 'Did you mean "main"?' },
      ],
    });
  });

  test('that fails is tried again by the dispatcher, after the time it asked for', async () => {
    await using scene = await world([{ status: 529 }, { status: 529 }, { text: 'late' }], () => ({
      retry: { max_attempts: 3, backoff_seconds: 0 },
    }));
    const result = await scene.run([ask('a')]);
    expect(result.results).toMatchObject([{ outcome: 'succeeded', output: 'late', attempts: 3 }]);
    expect(traceOf(scene.project, result).model_calls).toMatchObject([
      { error: { code: 'MODEL_OVERLOADED' }, model: null },
      { error: { code: 'MODEL_OVERLOADED' } },
      { error: null },
    ]);
  });

  test('hangs no longer than its task may work', async () => {
    await using scene = await world(() => ({ hang: true }));
    const result = await scene.run([{ ...ask('a'), timeout_seconds: 1 }]);
    // On a loaded machine the time may be over before the request was sent.
    expect(['MODEL_TIMEOUT', 'TIMED_OUT']).toContain(result.results[0]?.error_detail?.code);
    await scene.server.waitForClose(scene.server.requests.length);
  });

  test('is left by an agent that has read enough: its connection is closed', async () => {
    await using scene = await world([{ text: 'word '.repeat(400), delayMs: 5 }]);
    const result = await scene.run([ask('a', { how: 'glance' })]);
    expect(result.results).toMatchObject([{ outcome: 'succeeded', output: 'word word wo' }]);
    await scene.server.waitForClose();
    expect(traceOf(scene.project, result).model_calls).toMatchObject([
      { method: 'stream', error: { code: 'MODEL_CANCELLED' } },
    ]);
  });

  test('is asked from a process of its own as well', async () => {
    await using scene = await world([{ text: 'One, two, three, four.' }], () => ({
      agents: [{ from: asker, isolation: 'process' }],
    }));
    const result = await scene.run([ask('a', { how: 'stream' })]);
    expect(result.results).toMatchObject([
      { output: { parts: 2, text: 'One, two, three, four.' } },
    ]);
  });

  test('sees tools of MCP servers within the allow-list of the agent', async () => {
    await using scene = await world(
      [{ toolCalls: [{ name: 'demo_echo', args: { message: 'hello' } }] }, { text: 'heard' }],
      () => ({ mcp_servers: { demo: everything }, agent_tools: { asker: ['demo/echo'] } }),
    );
    const result = await scene.run([
      ask('a', { tools: ['demo/echo'] }),
      { ...ask('b', { tools: ['demo/get-env'] }), dependencies: ['a'] },
    ]);
    expect(result.results).toMatchObject([
      { output: 'heard' },
      { error_detail: { code: 'TOOL_NOT_ALLOWED' } },
    ]);
    const [first, second] = scene.server.requests.map(({ body }) => JSON.stringify(body));
    expect(first).toContain('"message":{"type":"string"');
    expect(second).toContain('Echo: hello');
    expect(scene.server.requests).toHaveLength(2);
    expect(traceOf(scene.project, result)).toMatchObject({
      mcp_calls: [{ tool: 'echo', output: 'Echo: hello' }],
      model_calls: [{ tool_calls: 1, attempts: [{}, {}] }],
    });
  });

  test('leaves no words in traces without content', async () => {
    await using scene = await world(
      [{ status: 400, message: 'your prompt says: the moon' }],
      () => ({
        trace_content: 'none',
      }),
    );
    const result = await scene.run([ask('the moon')]);
    const [call] = traceOf(scene.project, result).model_calls ?? [];
    expect(call).toMatchObject({ error: { code: 'MODEL_INPUT_REFUSED' } });
    expect(JSON.stringify(call)).not.toContain('moon');
  });

  test('is needed by an agent that asks one', async () => {
    using project = scratchProject({ agents: [asker] });
    const result = await project.run({ tasks: [ask('a')] });
    expect(result.results).toMatchObject([{ error_detail: { code: 'MODEL_REQUIRED' } }]);
  });
});
