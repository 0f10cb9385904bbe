import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { dispatch } from '@parallel-dispatcher/runtime';
import fc from 'fast-check';
import { memoryClient } from '../memory-client.ts';
import { makeProject } from '../project.ts';

/** For a run whose answers are long. */
const wide = makeProject();

afterAll(() => wide[Symbol.dispose]());

const byRun = ['run_status', 'wait_run', 'cancel_run', 'resume_run', 'retry_run', 'read_trace'];

describe('a client', () => {
  test('cannot choose config, folders or agents', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const plan = { tasks: [] };
    for (const extra of [
      { config: '/etc/other.json' },
      { trace_dir: '/tmp' },
      { allow_dirs: ['/'] },
      { agents: ['./mine.js'] },
    ]) {
      expect(await server.call('dispatch', { plan, ...extra })).toMatchObject({
        isError: true,
        content: [{ text: expect.stringContaining(Object.keys(extra)[0] ?? '') }],
      });
    }
  });

  test('is told what a plan looks like where it gives none', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    expect(await server.call('validate_plan', {})).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('plan: expected a plan, such as { "tasks"') }],
    });
  });

  test('cannot put traces elsewhere by a plan', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const elsewhere = project.path('elsewhere');
    const plan = { tasks: [{ task_id: 'a', agent: 'worker' }], config: { trace_dir: elsewhere } };
    const answer = await server.call('dispatch', { plan, wait_ms: 50_000 });
    expect(answer.structuredContent).toMatchObject({ status: 'success' });
    expect(existsSync(elsewhere)).toBe(false);
    expect(existsSync(project.path('traces/runs'))).toBe(true);
  });

  test('cannot use what an earlier run was allowed', async () => {
    using project = makeProject();
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'dispatch-elsewhere-')));
    const task = { task_id: 'a', agent: 'worker', input_data: { writes: join(elsewhere, 'one') } };
    const allowed = { cwd: project.folder, flags: { allowDirs: [elsewhere] } };
    const first = await dispatch(JSON.stringify({ tasks: [task] }), allowed);
    expect(first.status).toBe('success');
    await using server = await memoryClient(project.options);
    const plan = { tasks: [{ ...task, input_data: { writes: join(elsewhere, 'two') } }] };
    const retried = await server.call('retry_run', { run_id: 'latest', plan, wait_ms: 50_000 });
    expect(retried).toMatchObject({
      isError: true,
      structuredContent: { errors: [{ path: 'tasks[0].input_data.writes' }] },
    });
    rmSync(elsewhere, { recursive: true });
  });

  test('cannot leave the folder of the traces by an id', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    writeFileSync(project.path('secret.json'), '{"secret":1}');
    const ids = fc.oneof(
      fc.constantFrom('../secret', '..', '/etc/passwd', 'a/../b', '..\\secret', 'a\0', '', '.'),
      fc.string().filter((text) => !/^[A-Za-z0-9_-]+$/u.test(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...byRun), ids, async (tool, id) => {
        expect(await server.call(tool, { run_id: id })).toMatchObject({
          isError: true,
          structuredContent: { errors: [{ code: 'BAD_RUN_ID', path: 'run_id' }] },
        });
        const uri = `trace://dispatch/${encodeURIComponent(id)}`;
        await expect(server.client.readResource({ uri })).rejects.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

describe('a plan', () => {
  test('may be text, of JSON or YAML', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    for (const plan of [
      '{"tasks":[{"task_id":"a","agent":"worker"}]}',
      'tasks:\n  - task_id: a\n    agent: worker',
    ]) {
      const answer = await server.call('preview_plan', { plan });
      expect(answer.structuredContent).toMatchObject({ task_count: 1, batches: [['a']] });
    }
  });

  test.each([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['no JSON', '{'],
    ['too deep', Array.from({ length: 9_000 }).reduce<unknown>((inner) => [inner], 1)],
  ])('that is %s is refused as data', async (_what, plan) => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    expect(await server.call('validate_plan', { plan })).toMatchObject({
      isError: true,
      structuredContent: { valid: false, errors: [{ code: expect.any(String) }] },
    });
  });

  test('is refused as data where the config is broken, and taken when it was mended', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const plan = { tasks: [{ task_id: 'a', agent: 'worker' }] };
    const config = readFileSync(project.path('dispatch.config.json'));
    writeFileSync(project.path('dispatch.config.json'), '{');
    expect(await server.call('validate_plan', { plan })).toMatchObject({
      isError: true,
      structuredContent: { errors: [{ code: 'CONFIG_UNREADABLE' }] },
    });
    writeFileSync(project.path('dispatch.config.json'), config);
    expect((await server.call('validate_plan', { plan })).structuredContent.valid).toBe(true);
  });
});

describe('an answer', () => {
  test('that would be too long says what is left out and where it is', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const tasks = Array.from({ length: 60 }, (_, index) => ({
      task_id: `task-${index}`,
      agent: 'worker',
      input_data: index === 59 ? { fail: 'as asked' } : { size: 3_000 },
    }));
    const answer = await server.call('dispatch', { plan: { tasks }, wait_ms: 50_000 });
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(40_000);
    const { results, shortened, run_id: run } = answer.structuredContent;
    expect(results.at(-1)).toMatchObject({ task_id: 'task-59', outcome: 'failed' });
    expect(shortened.full).toBe(`trace://dispatch/${run}`);
    expect(shortened.left_out).toContainEqual({ path: 'results', kept: results.length, of: 60 });
    const { contents } = await server.client.readResource({ uri: shortened.full });
    const whole = JSON.parse((contents[0] as { text: string }).text);
    expect(whole.result.results).toHaveLength(60);
    expect(whole.result.results[0].output.text).toHaveLength(3_000);
  });
});

describe('the answer of a tool', () => {
  const tasks = Array.from({ length: 200 }, (_, index) => ({
    task_id: `${'ü'.repeat(900)}-${index}`,
    agent: 'worker',
    input_data: { fail: 'no'.repeat(2_000) },
  }));

  test.each([
    ['preview_plan', { plan: { tasks } }],
    ['validate_plan', { plan: { tasks: tasks.map((task) => ({ ...task, agent: 'x' })) } }],
    ['dispatch', { plan: { tasks }, wait_ms: 50_000 }],
    ['run_status', { run_id: 'latest' }],
    ['read_trace', { run_id: 'latest' }],
    ['read_trace', { run_id: 'latest', task_id: tasks[0]?.task_id }],
  ])('%s has at most 40,000 bytes', async (tool, args) => {
    await using server = await memoryClient(wide.options);
    const answer = await server.call(tool, args);
    const size = Buffer.byteLength(JSON.stringify(answer));
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThanOrEqual(40_000);
  });
});

describe('list_agents', () => {
  test('tells what agents take, and of one alone', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const all = await server.call('list_agents');
    const names = all.structuredContent.agents.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['worker', 'coder', 'debug']));
    const one = await server.call('list_agents', { agent: 'hand' });
    expect(one.structuredContent.agents).toMatchObject([
      { name: 'worker', input_schema: { properties: { value: {} } } },
    ]);
    expect(await server.call('list_agents', { agent: 'wroker' })).toMatchObject({
      isError: true,
      structuredContent: { errors: [{ code: 'UNKNOWN_AGENT', hint: 'Did you mean "worker"?' }] },
    });
  });
});

describe('trace resources', () => {
  test('complete ids of runs', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const plan = { tasks: [{ task_id: 'a', agent: 'worker' }] };
    const run = (await server.call('dispatch', { plan, wait_ms: 50_000 })).structuredContent.run_id;
    const { completion } = await server.client.complete({
      ref: { type: 'ref/resource', uri: 'trace://dispatch/{run_id}' },
      argument: { name: 'run_id', value: run.slice(0, 4) },
    });
    expect(completion.values).toEqual([run]);
    const { resourceTemplates } = await server.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'trace://dispatch/{run_id}',
      'trace://dispatch/{run_id}/{task_id}',
    ]);
  });
});
