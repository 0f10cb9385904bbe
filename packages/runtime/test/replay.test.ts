import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { startModelServer, type ModelScript } from '@parallel-dispatcher/agent/testing';
import { taskTraceSchema, type RunResult } from '@parallel-dispatcher/schema';
import { resumeRun, retryRun, validatePlan } from '../src/index.ts';
import { scratchProject, type ScratchProject } from './scratch-project.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/agents/${name}.ts`, import.meta.url));
const agents = [fixture('asker'), fixture('caller')];
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
const env = { ANTHROPIC_API_KEY: 'a-key-that-nobody-sees-4711' };

const ask = (id: string, prompt: string, more: object = {}) => ({
  task_id: id,
  agent: 'asker',
  input_data: { prompt, ...more },
});
const call = (id: string, ...messages: readonly string[]) => ({
  task_id: id,
  agent: 'caller',
  input_data: { calls: messages.map((message) => ({ name: 'demo/echo', args: { message } })) },
});

const traceOf = (project: ScratchProject, result: RunResult, index = 0) =>
  taskTraceSchema.parse(
    JSON.parse(readFileSync(project.path(result.results[index]?.trace_file ?? ''), 'utf8')),
  );

/** What of a result is the same however often and wherever it runs. */
const canonical = ({ status, results, usage }: RunResult) => ({
  status,
  usage,
  results: results.map(({ trace_file: _file, execution_time_ms: _time, ...rest }) => rest),
});

/** A run that was recorded; its model and its folder's config are gone. */
async function recorded(
  script: ModelScript,
  plan: object,
  { secret = {}, ...config }: { readonly secret?: object; readonly [key: string]: unknown } = {},
) {
  const server = await startModelServer(script);
  const project = scratchProject({
    agents,
    models: { main: `anthropic:claude-sonnet-4-5@${server.url}` },
    model: 'main',
    mcp_servers: { demo: everything },
    prices: { 'anthropic:*': { as_of: '2026-01-31', input: 1, output: 5 } },
    retry: { max_attempts: 1 },
    ...config,
  });
  const result = await project.run(JSON.stringify(plan), {
    env: { ...env, ...secret },
    record: true,
  });
  await server[Symbol.asyncDispose]();
  const file = project.path(result.recordings ?? '');
  return { project, result, file, [Symbol.dispose]: () => project[Symbol.dispose]() };
}

/** A folder with the same agents, and nothing that could answer. */
const elsewhere = (config: object = {}) =>
  scratchProject({ agents, embedded_tools: false, retry: { max_attempts: 1 }, ...config });

describe('a recorded run', () => {
  test('is replayed in another folder, without model, key or server', async () => {
    const plan = {
      tasks: [
        ask('say', 'say'),
        ask('judge', 'judge', { how: 'object' }),
        ask('tell', 'tell', { how: 'stream' }),
        call('echo', 'one', 'two'),
        ask('look', 'look', { tools: ['demo/echo'] }),
      ],
    };
    using before = await recorded((request) => {
      const text = JSON.stringify(request.body);
      if (text.includes('judge')) return { value: { verdict: 'good', score: 0.5 } };
      if (text.includes('look') && !text.includes('Echo: hello')) {
        return { toolCalls: [{ name: 'demo_echo', args: { message: 'hello' } }] };
      }
      return { text: 'An answer in several parts.', usage: { inputTokens: 7 } };
    }, plan);
    expect(before.result.status).toBe('success');
    expect(statSync(before.file).mode & 0o777).toBe(0o600);
    using project = elsewhere();
    const replay = await project.run(plan, { replay: before.file });
    expect(canonical(replay)).toStrictEqual(canonical(before.result));
    expect(replay.replay).toStrictEqual({
      from: before.file,
      answers: 7,
      misses: 0,
      asked: 0,
      cost_usd: 0,
    });
    expect(replay.usage?.cost_usd).toBeGreaterThan(0);
    expect(replay.warnings).toStrictEqual([]);
    expect(traceOf(project, replay, 3).mcp_calls).toMatchObject([
      { tool: 'echo', server: 'demo', source: 'replay', output: 'Echo: one' },
      { input: { message: 'two' }, source: 'replay' },
    ]);
    expect(traceOf(project, replay, 4)).toMatchObject({
      mcp_calls: [{ tool: 'echo', source: 'replay', output: 'Echo: hello' }],
      model_calls: [{ source: 'replay', model: 'anthropic:claude-sonnet-4-5', tool_calls: 1 }],
    });
  });

  test('names the nearest recording of a call that it lacks', async () => {
    using before = await recorded(() => ({ text: 'Fine.' }), {
      tasks: [ask('a', 'What is a cart?'), ask('b', 'Sing me a song.')],
    });
    using project = elsewhere();
    const result = await project.run(
      { tasks: [ask('a', 'What is a card?')] },
      {
        replay: before.file,
      },
    );
    expect(result.results).toMatchObject([
      {
        outcome: 'failed',
        attempts: 1,
        error_detail: {
          code: 'REPLAY_MISS',
          message: expect.stringMatching(
            /of task "a", differs in messages\[0\]\.content: recorded "What is a cart\?", asked "What is a card\?"/u,
          ),
          hint: expect.stringContaining('--record'),
        },
      },
    ]);
    expect(result).toMatchObject({
      replay: { misses: 1, answers: 0 },
      warnings: [{ code: 'REPLAY_MISS' }],
    });
  });

  test('is all that answers: what is configured and was not asked then is a miss too', async () => {
    using before = await recorded([], { tasks: [call('a')] });
    const { project, file } = before;
    const result = await project.run({ tasks: [ask('a', 'x'), call('b', 'y')] }, { replay: file });
    expect(result.results).toMatchObject([
      { error_detail: { code: 'REPLAY_MISS', message: expect.stringContaining('no model') } },
      { error_detail: { code: 'REPLAY_MISS', message: expect.stringContaining('no tool') } },
    ]);
  });

  test('answers each of two equal calls once, to the task that asked', async () => {
    let count = 0;
    const plan = (...ids: readonly string[]) => ({ tasks: ids.map((id) => ask(id, 'count')) });
    using before = await recorded(() => ({ text: `${(count += 1)}` }), plan('a', 'b'));
    using project = elsewhere();
    const replay = await project.run(plan('b', 'a', 'c'), { replay: before.file });
    const [a, b] = before.result.results.map(({ output }) => output);
    expect(new Set([a, b])).toStrictEqual(new Set(['1', '2']));
    expect(replay.results.map(({ output }) => output ?? null)).toContain(a);
    const codes = replay.results.map(({ error_detail: error }) => error?.code ?? null);
    expect(codes.filter((code) => code === 'REPLAY_MISS')).toHaveLength(1);
    const again = await project.run(plan('b', 'a'), { replay: before.file });
    expect(again.results.map(({ output }) => output)).toStrictEqual([b, a]);
  });

  test('keeps failures, and the attempts that followed them', async () => {
    const config = { retry: { max_attempts: 3, backoff_seconds: 0 } };
    const plan = { tasks: [ask('a', 'hello'), call('b', 'x')] };
    using before = await recorded([{ status: 529 }, { text: 'late' }], plan, config);
    expect(before.result.results[0]).toMatchObject({ output: 'late', attempts: 2 });
    using project = elsewhere(config);
    const replay = await project.run(plan, { replay: before.file });
    expect(canonical(replay)).toStrictEqual(canonical(before.result));
  });

  test('is left again by an agent that left a stream', async () => {
    const plan = { tasks: [ask('a', 'a', { how: 'glance' })] };
    using before = await recorded([{ text: 'word '.repeat(400), delayMs: 5 }], plan);
    using project = elsewhere();
    const replay = await project.run(plan, { replay: before.file });
    expect(canonical(replay)).toStrictEqual(canonical(before.result));
    expect(replay.results).toMatchObject([{ output: 'word word wo' }]);
  });

  test('is about the folder it is replayed in', async () => {
    using project = scratchProject({ agents, mcp_servers: { demo: everything } });
    const own = (folder: string) => ({ tasks: [call('a', `${folder}/src/cart.ts`)] });
    const first = await project.run(own(project.folder), { record: true });
    using other = elsewhere();
    const replay = await other.run(own(other.folder), {
      replay: project.path(first.recordings ?? ''),
    });
    expect(replay.results).toMatchObject([{ output: [`Echo: ${other.folder}/src/cart.ts`] }]);
  });

  test('is named by its id, the begin of it, or as the latest that has recordings', async () => {
    const plan = { tasks: [call('a', 'x')] };
    using before = await recorded([], plan);
    const { project, result } = before;
    const id = result.run_id ?? '';
    await project.run({ tasks: [call('b')] });
    for (const replay of [id, id.slice(0, 20), id.slice(0, 22).toLowerCase(), 'latest']) {
      expect(await project.run(plan, { replay })).toMatchObject({
        status: 'success',
        replay: { from: replay, answers: 1 },
      });
    }
    const other = (await project.run({ tasks: [call('b')] })).run_id ?? '';
    for (const [replay, code] of [
      ['no-such-run', 'RUN_NOT_FOUND'],
      [other, 'RUN_NOT_RECORDED'],
      ['./gone.jsonl', 'RECORDINGS_UNREADABLE'],
    ] as const) {
      expect(await project.run(plan, { replay })).toMatchObject({
        exit_code: 2,
        errors: [{ code, path: 'replay' }],
      });
    }
    const refused = await validatePlan(JSON.stringify(plan), {
      cwd: project.folder,
      env: {},
      replay: other,
    });
    expect(refused).toMatchObject({
      ok: false,
      result: { errors: [{ hint: expect.stringContaining(id) }] },
    });
    await project.run({ tasks: [call('b')] }, { record: true });
    expect(await project.run(plan, { replay: id.slice(0, 2) })).toMatchObject({
      errors: [{ code: 'RUN_AMBIGUOUS' }],
    });
  });

  test('is completed where it is recorded too: only what is new is asked', async () => {
    using before = await recorded([], { tasks: [call('a', 'old')] });
    const { project } = before;
    const plan = { tasks: [call('a', 'old'), call('b', 'new')] };
    const both = await project.run(plan, { replay: 'latest', record: true });
    expect(both).toMatchObject({ status: 'success', replay: { answers: 1, asked: 1, misses: 0 } });
    using other = elsewhere();
    const replay = await other.run(plan, { replay: project.path(both.recordings ?? '') });
    expect(canonical(replay)).toStrictEqual(canonical(both));
  });

  test('is taken over by a retry, as far as its answers are', async () => {
    let count = 0;
    const plan = { tasks: [ask('a', 'a'), ask('b', 'b')] };
    const server = await startModelServer(() => {
      count += 1;
      return count === 2 ? { status: 400 } : { text: `${count}` };
    });
    using project = scratchProject({
      agents,
      model: `anthropic:claude-sonnet-4-5@${server.url}`,
      retry: { max_attempts: 1 },
      max_workers: 1,
    });
    const first = await project.run(plan, { env, record: true });
    expect(first.status).toBe('partial');
    const options = { cwd: project.folder, env };
    const second = await retryRun('latest', options);
    await server[Symbol.asyncDispose]();
    expect(second.status).toBe('success');
    using other = elsewhere();
    const replay = await other.run(plan, { replay: project.path(second.recordings ?? '') });
    expect(replay.results.map(({ output }) => output)).toStrictEqual(['1', '3']);
  });

  test('goes on when it is resumed, without what an attempt had asked that was cut short', async () => {
    let count = 0;
    const server = await startModelServer(() => ({ text: `${(count += 1)}` }));
    using project = scratchProject({
      agents,
      model: `anthropic:claude-sonnet-4-5@${server.url}`,
      max_workers: 1,
    });
    const plan = { tasks: [ask('a', 'a'), ask('b', 'b')] };
    await project.run(plan, { env, record: true });
    const [journal = ''] = globSync('traces/runs/*/journal.jsonl', { cwd: project.folder });
    const lines = readFileSync(project.path(journal), 'utf8').split('\n');
    const asked = lines.findLastIndex((line) => line.includes('"type":"submitted"'));
    writeFileSync(project.path(journal), `${lines.slice(0, asked + 1).join('\n')}\n`);
    const whole = await resumeRun('latest', { cwd: project.folder, env });
    await server[Symbol.asyncDispose]();
    expect(whole.results.map(({ output }) => output)).toStrictEqual(['1', '3']);
    using other = elsewhere();
    const replay = await other.run(plan, { replay: project.path(whole.recordings ?? '') });
    expect(replay.results.map(({ output }) => output)).toStrictEqual(['1', '3']);
    expect(replay.warnings).toStrictEqual([]);
  });

  test('needs no names of models, and neither cache nor traces without content', async () => {
    const named = { tasks: [{ ...ask('a', 'x'), model: 'main' }] };
    using before = await recorded(() => ({ text: 'Fine.' }), named);
    using project = elsewhere();
    const replay = await project.run(named, { replay: before.file });
    expect(canonical(replay)).toStrictEqual(canonical(before.result));
    const silent = { ...named, config: { trace_content: 'none' } } as const;
    expect(await before.project.run(silent, { record: true, env })).toMatchObject({
      errors: [{ code: 'RECORD_WITHOUT_CONTENT', path: 'config.trace_content' }],
    });
  });

  test('keeps no key that a command told', async () => {
    const server = await startModelServer(() => ({ text: 'Your key is k3y-of-a-c0mmand-4711.' }));
    using project = scratchProject({
      agents,
      models: {
        main: {
          model: `anthropic:claude-sonnet-4-5@${server.url}`,
          key_command: [process.execPath, '-p', '"k3y-of-a-c0mmand-4711"'],
        },
      },
      model: 'main',
    });
    const result = await project.run({ tasks: [ask('a', 'a')] }, { record: true });
    await server[Symbol.asyncDispose]();
    expect(result.status).toBe('success');
    const text = readFileSync(project.path(result.recordings ?? ''), 'utf8');
    expect(text).toContain('Your key is');
    expect(text).not.toContain('k3y-of-a');
  });

  test('holds no secret, also where parts of an answer cut it', async () => {
    const secret = 'tr0ub4dor-and-3-horses';
    const plan = { tasks: [ask('a', 'tell', { how: 'stream' }), call('b', `it is ${secret}`)] };
    using before = await recorded(
      () => ({ text: `The word is ${secret}, and nothing else, whatever they say.` }),
      plan,
      { secret: { SHOP_PASSWORD: secret } },
    );
    expect(before.result.status).toBe('success');
    const text = readFileSync(before.file, 'utf8');
    expect(text).not.toContain(secret);
    expect(text).toContain('[REDACTED:env]');
    expect(text).not.toContain(env.ANTHROPIC_API_KEY);
    using project = elsewhere();
    const replay = await project.run(plan, {
      replay: before.file,
      env: { SHOP_PASSWORD: 'another-word-of-theirs' },
    });
    expect(replay.results[0]).toMatchObject({
      output: { text: expect.stringContaining('The word is [REDACTED:env], and') },
    });
  });
});
