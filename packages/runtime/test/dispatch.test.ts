import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runResultSchema, taskTraceSchema, traceIndexSchema } from '@parallel-dispatcher/schema';
import { echo, scratchProject } from './scratch-project.ts';

const task = (id: string, input: object = {}, dependencies: string[] = []) => ({
  task_id: id,
  agent: 'echo',
  input_data: { ...input },
  dependencies,
});

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('dispatch', () => {
  test('answers the documented result and leaves the traces it names', async () => {
    using project = scratchProject();
    const result = runResultSchema.parse(
      await project.run({ tasks: [task('a', { n: 1 }), task('b', { n: 2 }, ['a'])] }),
    );

    expect(result).toMatchObject({
      status: 'success',
      exit_code: 0,
      results: [
        { task_id: 'a', outcome: 'succeeded', output: { input: { n: 1 } }, error: null },
        { task_id: 'b', outcome: 'succeeded' },
      ],
      summary: { total_tasks: 2, successful: 2, failed: 0 },
      trace_status: { status: 'complete', resumable: true },
      recovery: null,
    });
    const index = traceIndexSchema.parse(read(project.path(result.trace_index ?? '')));
    expect(index).toMatchObject({ run_id: result.run_id, status: 'success', task_count: 2 });
    const trace = taskTraceSchema.parse(read(project.path(result.results[0]?.trace_file ?? '')));
    expect(trace).toMatchObject({
      task_id: 'a',
      input: { n: 1 },
      logs: [{ level: 'stdout', message: 'printed by an agent' }],
    });
  });

  test('gives a task what its dependencies found', async () => {
    using project = scratchProject();
    const result = await project.run({ tasks: [task('a', { n: 1 }), task('b', {}, ['a'])] });
    expect(result.results[1]?.output).toMatchObject({
      upstream: { a: { agent: 'echo', outcome: 'succeeded', output: { input: { n: 1 } } } },
    });
  });

  test('runs an agent in a process when the config says so', async () => {
    using project = scratchProject({ agents: [{ from: echo, isolation: 'process' }] });
    const result = await project.run({ tasks: [task('a', { n: 1 })] });
    expect(result.results).toMatchObject([{ outcome: 'succeeded', output: { input: { n: 1 } } }]);
    const trace = taskTraceSchema.parse(read(project.path(result.results[0]?.trace_file ?? '')));
    expect(JSON.stringify(trace)).toMatch(/"process-\d+"/);
  });

  test('blocks only what depends on a failure, and says what to fix', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [task('a', { fail: 'no' }), task('b', {}, ['a']), task('c', {}, ['b']), task('d')],
    });
    expect(result).toMatchObject({
      status: 'partial',
      exit_code: 1,
      results: [
        { outcome: 'failed', error: 'no', error_detail: { code: 'ASKED_TO_FAIL' } },
        { outcome: 'blocked', blocked_by: 'a', attempts: 0 },
        { outcome: 'blocked', blocked_by: 'a' },
        { outcome: 'succeeded' },
      ],
      recovery: {
        pattern: 'cascading',
        root_causes: [{ task_id: 'a', code: 'ASKED_TO_FAIL', blocked: ['b', 'c'] }],
      },
    });
  });

  test('is a failure when nothing succeeded', async () => {
    using project = scratchProject();
    const result = await project.run({ tasks: [task('a', { fail: 'no' })] });
    expect(result).toMatchObject({ status: 'failure', exit_code: 1 });
  });

  test.each([
    ['not JSON', '{', 'INVALID_JSON', null],
    ['a request without tasks', '{ "user_prompt": "do it" }', 'PLANNER_REQUIRED', 'tasks'],
    ['a cycle', planOf([task('a', {}, ['b']), task('b', {}, ['a'])]), 'DEPENDENCY_CYCLE', null],
    [
      'an unknown agent',
      planOf([{ ...task('a'), agent: 'ecko' }]),
      'UNKNOWN_AGENT',
      'tasks[0].agent',
    ],
    [
      'an input of the wrong type',
      planOf([task('a', { fail: 1 })]),
      'INVALID_TYPE',
      'tasks[0].input_data.fail',
    ],
    [
      'a path that is not absolute',
      planOf([task('a', { reads: ['x.txt'] })]),
      'PATH_NOT_ABSOLUTE',
      'tasks[0].input_data.reads[0]',
    ],
    [
      'a path outside the roots',
      planOf([task('a', { reads: ['/etc/hosts'] })]),
      'PATH_OUTSIDE_ROOTS',
      'tasks[0].input_data.reads[0]',
    ],
  ])('refuses %s, runs nothing and writes nothing', async (_name, plan, code, path) => {
    using project = scratchProject();
    const result = runResultSchema.parse(await project.run(plan));
    expect(result).toMatchObject({ status: 'failure', exit_code: 2, results: [], run_id: null });
    expect(result.errors).toContainEqual(expect.objectContaining({ code }));
    if (path !== null) expect(result.errors.map((error) => error.path)).toContain(path);
    expect(project.files()).toEqual(['dispatch.config.json']);
    expect(project.events).toEqual([]);
  });

  test('reports problems of graph, routing and inputs together', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [task('a', { fail: 1 }), { ...task('b'), agent: 'ecko' }, task('c', {}, ['nobody'])],
    });
    expect(result.errors.map((error) => error.code).toSorted()).toEqual([
      'INVALID_TYPE',
      'UNKNOWN_AGENT',
      'UNKNOWN_DEPENDENCY',
    ]);
  });

  test('reports a misspelt field and what is wrong with the graph together', async () => {
    using project = scratchProject();
    const result = await project.run(
      JSON.stringify({ bogus: 1, tasks: [task('a'), task('a'), task('b', {}, ['q'])] }),
    );
    expect(result.errors.map((error) => error.code).toSorted()).toEqual([
      'DUPLICATE_TASK_ID',
      'UNKNOWN_DEPENDENCY',
      'UNKNOWN_FIELD',
    ]);
  });

  test('reports wrong inputs and the paths of right ones together', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [task('a', { fail: 1 }), task('b', { reads: ['/etc/hosts', '/no/such'] })],
    });
    expect(result.errors.map((error) => error.path)).toEqual([
      'tasks[0].input_data.fail',
      'tasks[1].input_data.reads[0]',
      'tasks[1].input_data.reads[1]',
    ]);
  });

  test('says that an agent was assumed when its input does not fit', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [{ task_id: 'a', description: 'Count the things.', input_data: { things: 3 } }],
    });
    expect(result.errors[0]).toMatchObject({ code: 'AGENT_ASSUMED', path: 'tasks[0].agent' });
    expect(result.errors.length).toBeGreaterThan(1);
  });

  test('refuses an id that holds a secret, and does not show it', async () => {
    using project = scratchProject();
    const secret = `ghp_${'a1B2c3D4e5'.repeat(4)}`.slice(0, 40);
    const result = await project.run({ tasks: [task(secret)] });
    expect(result.errors).toMatchObject([{ code: 'SECRET_IN_ID', path: 'tasks[0].task_id' }]);
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test('refuses two tasks with one output', async () => {
    using project = scratchProject();
    const writes = project.path('out.txt');
    const result = await project.run({ tasks: [task('a', { writes }), task('b', { writes })] });
    expect(result.errors).toMatchObject([
      { code: 'OUTPUT_CONFLICT', path: 'tasks[1].input_data.writes' },
    ]);
  });

  test('lets a task read what a task above it writes, and nobody else', async () => {
    using project = scratchProject();
    const file = project.path('new/out.txt');
    const writer = task('a', { writes: file });
    const result = await project.run({ tasks: [writer, task('b', { reads: [file] }, ['a'])] });
    expect(result.status).toBe('success');
    expect(readFileSync(file, 'utf8')).toBe('made');

    const other = project.path('other.txt');
    const stranger = task('b', { reads: [other] });
    const refused = await project.run({ tasks: [task('a', { writes: other }), stranger] });
    expect(refused.errors).toMatchObject([{ code: 'PATH_NOT_FOUND' }]);
  });

  test('shows a literal secret to the agent only', async () => {
    using project = scratchProject();
    const secret = 'sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789';
    const result = await project.run({
      tasks: [task('a', { password: secret, text: `use ${secret}` })],
    });
    expect(result.status).toBe('success');
    expect(JSON.stringify([result, project.events])).not.toContain(secret);
    const files = project
      .files()
      .filter((file) => file.endsWith('.json') || file.endsWith('.jsonl'));
    for (const file of files) {
      expect(readFileSync(project.path(file), 'utf8')).not.toContain(secret);
    }
  });

  test('gives an allowed environment variable to the agent and to nothing else', async () => {
    using project = scratchProject({ allow_env: ['SHOP'] });
    const plan = { tasks: [task('a', { shop: { $env: 'SHOP' }, fail: 'no' })] };
    const result = await project.run(plan, { env: { SHOP: 'corner-of-the-market' } });
    expect(result.results[0]?.error_detail?.code).toBe('ASKED_TO_FAIL');
    const trace = readFileSync(project.path(result.results[0]?.trace_file ?? ''), 'utf8');
    expect(trace).toContain('"$env": "SHOP"');
    expect(trace).not.toContain('corner-of-the-market');
  });

  test('stops a task that shows no sign of work', async () => {
    using project = scratchProject({ idle_timeout_seconds: 60 });
    const silent = { ...task('a', { wait: true }), idle_timeout_seconds: 0.1 };
    const result = await project.run({ tasks: [silent, task('b')] });
    expect(result.results).toMatchObject([
      { outcome: 'timed_out', error_detail: { code: 'IDLE_TIMEOUT' } },
      { outcome: 'succeeded' },
    ]);
  });

  test('does not quote an environment variable in the error about it', async () => {
    using project = scratchProject({ allow_env: ['SHOP'] });
    const plan = { tasks: [task('a', { reads: [{ $env: 'SHOP' }], wait: { $env: 'SHOP' } })] };
    const result = await project.run(plan, { env: { SHOP: 'corner-of-the-market' } });
    expect(result.errors.map((error) => error.path)).toContain('tasks[0].input_data.wait');
    expect(JSON.stringify(result)).not.toContain('corner-of-the-market');
    const path = { tasks: [task('a', { reads: [{ $env: 'SHOP' }] })] };
    const refused = await project.run(path, { env: { SHOP: 'corner-of-the-market' } });
    expect(refused.errors).toMatchObject([{ code: 'PATH_NOT_ABSOLUTE' }]);
    expect(JSON.stringify(refused)).not.toContain('corner-of-the-market');
  });

  test('runs on when no trace can be written, and says so', async () => {
    using project = scratchProject();
    writeFileSync(project.path('traces'), 'a file in the way');
    const result = runResultSchema.parse(await project.run({ tasks: [task('a')] }));
    expect(result).toMatchObject({
      status: 'success',
      exit_code: 0,
      trace_index: null,
      trace_status: { resumable: false },
      results: [{ trace_file: null }],
    });
    expect(result.trace_status?.reasons.length).toBeGreaterThan(0);
  });

  test('stops on a signal: what ran is cancelled, what waits never starts', async () => {
    using project = scratchProject();
    const stop = new AbortController();
    const running = project.run(
      { tasks: [task('a', { wait: true }), task('b', {}, ['a'])] },
      {
        cancel: stop.signal,
        onEvent: (event) => {
          if (event.type === 'progress') stop.abort({ reason: 'SIGINT came', signal: 'SIGINT' });
        },
      },
    );
    expect(await running).toMatchObject({
      exit_code: 130,
      status: 'failure',
      stopped: { reason: 'signal', detail: 'SIGINT' },
      results: [{ outcome: 'cancelled' }, { outcome: 'cancelled', attempts: 0 }],
    });
  });

  test('times a task out by its own limit', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [{ ...task('a', { wait: true }), timeout_seconds: 0.2 }, task('b')],
    });
    expect(result.results).toMatchObject([{ outcome: 'timed_out' }, { outcome: 'succeeded' }]);
  });

  test('stops at the limit of the run, which is resumable', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [task('a', { wait: true })],
      config: { run_timeout_seconds: 0.3 },
    });
    expect(result).toMatchObject({ exit_code: 4, stopped: { reason: 'run_deadline' } });
  });
});

function planOf(tasks: readonly object[]): string {
  return JSON.stringify({ tasks });
}
