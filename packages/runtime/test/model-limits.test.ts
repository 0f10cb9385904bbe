import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { startModelServer, type ModelScript } from '@parallel-dispatcher/agent/testing';
import { taskTraceSchema, type RunResult } from '@parallel-dispatcher/schema';
import { previewPlan, resumeRun } from '../src/index.ts';
import { echo, scratchProject } from './scratch-project.ts';

const asker = fileURLToPath(new URL('fixtures/agents/asker.ts', import.meta.url));
const model = 'anthropic:claude-sonnet-4-5';
const env = { ANTHROPIC_API_KEY: 'key' };

const ask = (task: string, more: object = {}) => ({
  task_id: task,
  agent: 'asker',
  input_data: { prompt: task },
  ...more,
});

const outcomes = (result: RunResult) => result.results.map(({ outcome }) => outcome);

async function world(script: ModelScript, config: object = {}) {
  const server = await startModelServer(script);
  const project = scratchProject({
    agents: [asker, echo],
    models: { main: `${model}@${server.url}` },
    model: 'main',
    ...config,
  });
  return {
    server,
    project,
    run: async (tasks: readonly object[], more: object = {}, variables: NodeJS.ProcessEnv = env) =>
      await project.run(JSON.stringify({ tasks, ...more }), { env: variables }),
    resume: async (flags: object = {}) =>
      await resumeRun('latest', { cwd: project.folder, env, flags }),
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const prices = { [model]: { as_of: '2026-01-31', input: 3, output: 15, cache_read: 0.3 } };
const counted = {
  text: 'done',
  usage: { inputTokens: 1_000, outputTokens: 100, cacheReadTokens: 400 },
};
/** 600 × $3 + 400 × $0.30 + 100 × $15, for a million. */
const costUsd = 0.00342;

describe('costs', () => {
  test('are those of the price table, and the sum of the calls', async () => {
    await using scene = await world(() => counted, { prices });
    const result = await scene.run([ask('a'), ask('b'), ask('c')]);
    const costs = result.results.map(({ trace_file: file }) => {
      const trace = taskTraceSchema.parse(
        JSON.parse(readFileSync(scene.project.path(file ?? ''), 'utf8')),
      );
      return [trace.model_calls?.[0]?.cost_usd, trace.usage?.cost_usd];
    });
    expect(costs).toEqual([
      [costUsd, costUsd],
      [costUsd, costUsd],
      [costUsd, costUsd],
    ]);
    expect(result.usage?.cost_usd).toBe(0.01026);
    expect(result.usage_by_agent).toEqual({ asker: result.usage });
  });

  test('of past runs are what a preview and the result of the next run expect', async () => {
    await using scene = await world(() => counted, { prices });
    const plan = { tasks: [ask('a'), { task_id: 'free', agent: 'echo', input_data: {} }] };
    const options = { cwd: scene.project.folder, env };
    const before = await previewPlan(JSON.stringify(plan), options);
    expect(before).toMatchObject({ ok: true, value: { cost_usd: null } });
    const first = await scene.run(plan.tasks);
    expect(first.estimate).toMatchObject({ cost_usd: null });
    const after = await previewPlan(JSON.stringify(plan), options);
    expect(after).toMatchObject({
      ok: true,
      value: { cost_usd: costUsd, cost_range_usd: { low: costUsd, high: costUsd } },
    });
    const second = await scene.run(plan.tasks);
    expect(second.estimate?.cost_usd).toBe(costUsd);
    expect(second.results.map(({ usage }) => usage?.cost_usd)).toEqual([costUsd, undefined]);
    const index = JSON.parse(readFileSync(scene.project.path(second.trace_index ?? ''), 'utf8'));
    expect(index.usage.cost_usd).toBe(costUsd);
  });

  test('that nobody knows refuse a limit before anything runs', async () => {
    await using scene = await world(() => counted);
    const result = await scene.run([ask('a')], { config: { max_cost_usd: 1 } });
    expect(result).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'PRICE_UNKNOWN', hint: expect.stringContaining(model) }],
    });
    expect(scene.server.requests).toHaveLength(0);
  });

  test('stop a run at their limit; it goes on with a higher one', async () => {
    await using scene = await world(() => counted, { prices, max_workers: 1 });
    const tasks = [ask('a'), ask('b'), ask('c'), ask('d')];
    const result = await scene.run(tasks, { config: { max_cost_usd: 0.006 } });
    expect(result).toMatchObject({ exit_code: 4, stopped: { reason: 'budget' } });
    expect(outcomes(result)).toEqual([
      'succeeded',
      'succeeded',
      'budget_exhausted',
      'budget_exhausted',
    ]);
    expect(scene.server.requests).toHaveLength(2);
    const more = await scene.resume({ maxCostUsd: 5 });
    expect(more).toMatchObject({ exit_code: 0, status: 'success' });
    expect(scene.server.requests).toHaveLength(4);
    expect(more.usage?.model_calls).toBe(4);
  });

  test('stop a task that asks again and again, which a higher limit lets go on', async () => {
    await using scene = await world(() => counted, { prices, max_workers: 2 });
    const greedy = ask('a', { input_data: { prompt: 'a', times: 50 } });
    const free = { task_id: 'free', agent: 'echo', input_data: {} };
    const result = await scene.run([greedy, free], { config: { max_cost_usd: 0.01 } });
    expect(result).toMatchObject({
      exit_code: 4,
      stopped: { reason: 'budget', detail: 'max_cost_usd 0.01 is used up (0.0103)' },
      results: [
        {
          outcome: 'budget_exhausted',
          error_detail: { code: 'BUDGET_EXHAUSTED', cause: { code: 'BUDGET_EXHAUSTED' } },
        },
        { outcome: 'succeeded' },
      ],
    });
    expect(result.usage?.cost_usd).toBe(0.01026);
    expect(scene.server.requests).toHaveLength(3);
    const more = await scene.resume({ maxCostUsd: 5 });
    expect(more).toMatchObject({ exit_code: 0, usage: { cost_usd: 0.18126 } });
  });

  test('are told while a task runs', async () => {
    await using scene = await world(() => counted, { prices });
    await scene.run([ask('a', { input_data: { prompt: 'a', times: 3 } })]);
    const types = scene.project.events.flatMap(({ type }) =>
      ['usage', 'outcome'].includes(type) ? [type] : [],
    );
    expect(types).toEqual(['usage', 'usage', 'usage', 'outcome']);
  });

  test('that a provider did not count are said to be unknown', async () => {
    await using scene = await world((_, index) => (index === 0 ? { status: 500 } : counted), {
      prices,
      retry: { backoff_seconds: 0.01 },
    });
    const result = await scene.run([ask('a')], { config: { max_cost_usd: 1 } });
    expect(result.warnings).toEqual([expect.objectContaining({ code: 'COST_UNKNOWN' })]);
  });

  test('and tokens are limits of their own', async () => {
    await using scene = await world(() => counted, { max_workers: 1, max_tokens: 1_000 });
    const result = await scene.run([ask('a'), ask('b')]);
    expect(result.stopped?.detail).toBe('max_tokens 1000 is used up (1100)');
  });
});

test('a task that waits for its turn at a model keeps its time', async () => {
  const slow = { ...counted, delayMs: 700 };
  const server = await startModelServer(() => slow);
  using project = scratchProject({
    agents: [asker],
    models: { main: { model: `${model}@${server.url}`, limits: { max_concurrency: 1 } } },
    model: 'main',
  });
  // The last one waits for 2.1 s.
  const tasks = ['a', 'b', 'c', 'd'].map((id) => ask(id, { timeout_seconds: 1.7 }));
  const result = await project.run(JSON.stringify({ tasks }), { env });
  await server[Symbol.asyncDispose]();
  expect(outcomes(result)).toEqual(Array.from(tasks, () => 'succeeded'));
  const still = project.events.filter((event) => event.type === 'clock' && event.stands_still);
  expect(still.length).toBeGreaterThan(0);
});

describe('a key', () => {
  test('that a provider slows down loses no task of a storm, and wastes few requests', async () => {
    const starts: number[] = [];
    const most = 5;
    await using scene = await world(
      () => {
        const nowMs = performance.now();
        const recent = starts.filter((atMs) => atMs > nowMs - 1_000);
        if (recent.length >= most) return { status: 429, headers: { 'retry-after': '1' } };
        starts.push(nowMs);
        return counted;
      },
      { max_workers: 10, retry: { max_attempts: 5, backoff_seconds: 0.01 } },
    );
    const tasks = Array.from({ length: 20 }, (_, index) => ask(`t${index}`));
    const result = await scene.run(tasks);
    expect(result.summary).toMatchObject({ successful: 20 });
    // Refused are those in flight when it first says no, and some while its pace is learned.
    expect(scene.server.requests.length).toBeLessThanOrEqual(20 + 2 * 10);
    const paces = scene.project.events.flatMap((event) =>
      event.type === 'model_pace' ? [event.change] : [],
    );
    expect(paces).toContain('slowed');
    const change = scene.project.events.find((event) => event.type === 'gate_changed');
    expect(change).toMatchObject({ open: false, gate: expect.stringContaining('anthropic') });
  });

  test('that a provider repeats as it refuses it is written nowhere', async () => {
    const key = 'a-key-that-nobody-sees-0815';
    await using scene = await world(() => ({ status: 401, message: `no such key: ${key}` }));
    const result = await scene.run([ask('a'), ask('b')], {}, { ANTHROPIC_API_KEY: key });
    expect(result.results[0]).toMatchObject({ error_detail: { code: 'MODEL_AUTH_FAILED' } });
    expect(result.exit_code).toBe(1);
    expect(scene.project.events).toContainEqual(
      expect.objectContaining({ type: 'gate_changed', open: false, final: true }),
    );
    expect(JSON.stringify([result, scene.project.events])).not.toContain(key);
    for (const file of scene.project.files().filter((name) => /\.jsonl?$/u.test(name))) {
      expect(readFileSync(scene.project.path(file), 'utf8')).not.toContain(key);
    }
  });

  test('that is refused parks what did not start, and says that it is the key', async () => {
    let isRefused = true;
    await using scene = await world(
      () => (isRefused ? { status: 401, message: 'invalid x-api-key' } : counted),
      { max_workers: 1 },
    );
    const result = await scene.run([ask('a'), ask('b')]);
    expect(result).toMatchObject({
      exit_code: 4,
      results: [
        { outcome: 'failed', error_detail: { code: 'MODEL_AUTH_FAILED' } },
        {
          outcome: 'budget_exhausted',
          error_detail: { code: 'AUTH_FAILED', hint: expect.stringContaining('resume') },
        },
      ],
    });
    expect(result.results[1]?.error).toContain('invalid x-api-key');
    isRefused = false;
    expect(outcomes(await scene.resume())).toEqual(['failed', 'succeeded']);
  });

  test('without quota parks what is left, and the run goes on after its reset', async () => {
    let hasQuota = false;
    await using scene = await world(
      () =>
        hasQuota
          ? counted
          : { status: 400, message: 'Your credit balance is too low to access the API.' },
      { max_workers: 1 },
    );
    const tasks = [ask('a'), ask('b'), { task_id: 'free', agent: 'echo', input_data: {} }];
    const result = await scene.run(tasks);
    expect(result).toMatchObject({
      exit_code: 4,
      status: 'partial',
      stopped: { reason: 'quota', detail: expect.stringContaining('credit balance') },
      results: [
        { outcome: 'budget_exhausted', error_detail: { code: 'QUOTA_EXHAUSTED' } },
        { outcome: 'budget_exhausted' },
        { outcome: 'succeeded' },
      ],
    });
    expect(scene.server.requests).toHaveLength(1);
    hasQuota = true;
    const more = await scene.resume();
    expect(more).toMatchObject({ exit_code: 0, status: 'success' });
    expect(scene.server.requests).toHaveLength(3);
  });
});
