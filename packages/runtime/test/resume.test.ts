import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { RunResult } from '@parallel-dispatcher/schema';
import { resumeRun, retryRun } from '../src/index.ts';
import { scratchProject, type ScratchProject } from './scratch-project.ts';

const task = (id: string, input: object = {}, more: object = {}) => ({
  task_id: id,
  agent: 'echo',
  input_data: { ...input },
  ...more,
});

const outcomes = (result: RunResult) =>
  Object.fromEntries(result.results.map(({ task_id, outcome }) => [task_id, outcome]));

const resume = (project: ScratchProject, options: object = {}) =>
  resumeRun('latest', {
    cwd: project.folder,
    env: {},
    onEvent: (e) => project.events.push(e),
    ...options,
  });

const retry = (project: ScratchProject, options: object = {}) =>
  retryRun('latest', {
    cwd: project.folder,
    env: {},
    onEvent: (e) => project.events.push(e),
    ...options,
  });

const submitted = (project: ScratchProject): readonly string[] =>
  project.events.splice(0).flatMap((event) => (event.type === 'submitted' ? [event.task] : []));

/** Cuts the only journal, or that of a run, down to what it was after so many lines. */
function breakOff(project: ScratchProject, lines: number, run = '*'): void {
  const [file = ''] = globSync(`traces/runs/${run}/journal.jsonl`, { cwd: project.folder });
  const path = project.path(file);
  const kept = readFileSync(path, 'utf8').split('\n').slice(0, lines);
  writeFileSync(path, `${kept.map((line) => `${line}\n`).join('')}{"v":1,"torn`);
}

describe('resumeRun', () => {
  test('runs what was not finished, and gives the result of the whole run', async () => {
    using project = scratchProject({ max_workers: 1 });
    const plan = {
      tasks: [
        task('a', { n: 1 }),
        task('b', { value: '${tasks.a.output.input.n}' }),
        task('c', {}, { dependencies: ['b'] }),
      ],
    };
    const whole = await project.run(plan);
    submitted(project);
    breakOff(project, 4);
    const result = await resume(project);
    expect(result.errors).toEqual([]);
    expect(outcomes(result)).toEqual(outcomes(whole));
    expect(result.results.map(({ output }) => output)).toEqual(
      whole.results.map(({ output }) => output),
    );
    expect(result.run_id).toBe(whole.run_id);
    expect(submitted(project)).toEqual(['b', 'c']);
    expect(result.trace_index).toBe(whole.trace_index);
  });

  test('does nothing where everything is finished', async () => {
    using project = scratchProject();
    const whole = await project.run({ tasks: [task('a')] });
    submitted(project);
    expect(outcomes(await resume(project))).toEqual(outcomes(whole));
    expect(submitted(project)).toEqual([]);
  });

  test('runs programs where the run began, from whatever folder it is resumed', async () => {
    const script = 'console.log(JSON.stringify(process.cwd()))';
    const tool = { name: 'where', command: { argv: [process.execPath, '-e', script] } };
    using project = scratchProject({ agents: [tool], max_workers: 1 });
    const where = (id: string) => task(id, {}, { agent: 'where' });
    await project.run({ tasks: [where('a'), where('b')] });
    breakOff(project, 3);
    using elsewhere = scratchProject();
    const traceDir = project.path('traces');
    const result = await resume(project, { cwd: elsewhere.folder, flags: { traceDir } });
    expect(result.results.map(({ output }) => output)).toEqual([project.folder, project.folder]);
    expect(elsewhere.files()).toEqual(['dispatch.config.json']);
  });

  test('goes on after a signal', async () => {
    using project = scratchProject({ max_workers: 1 });
    const cancel = new AbortController();
    const stopped = await project.run(
      { tasks: [task('a'), task('b', {}, { dependencies: ['a'] })] },
      {
        cancel: cancel.signal,
        onEvent: (event) => {
          if (event.type === 'settled') cancel.abort({ reason: 'SIGINT', signal: 'SIGINT' });
        },
      },
    );
    expect(stopped).toMatchObject({
      exit_code: 130,
      results: [{ outcome: 'succeeded' }, { outcome: 'cancelled' }],
    });
    const result = await resume(project);
    expect(outcomes(result)).toEqual({ a: 'succeeded', b: 'succeeded' });
    expect(result).toMatchObject({ exit_code: 0, stopped: null });
    expect(submitted(project)).toEqual(['b']);
  });

  test('may replace the files that an attempt which was cut short had placed', async () => {
    using project = scratchProject({ max_workers: 1 });
    const writes = project.path('made.txt');
    await project.run({ tasks: [task('a', { writes })] });
    breakOff(project, 2);
    const result = await resume(project);
    expect(result.results).toMatchObject([{ outcome: 'succeeded', error: null }]);
  });

  test('asks for the plan where a task takes a param that was secret, which nothing shows', async () => {
    using project = scratchProject({ max_workers: 1 });
    const secret = 'correct horse battery';
    const plan = { params: { password: secret }, tasks: [task('a', { n: '${params.password}!' })] };
    const whole = await project.run(plan);
    expect(whole.results[0]?.output).toMatchObject({ input: { n: '[REDACTED:key]!' } });
    for (const file of globSync('traces/**/*.json*', { cwd: project.folder })) {
      expect(readFileSync(project.path(file), 'utf8')).not.toContain(secret);
    }
    breakOff(project, 2);
    expect(await resume(project)).toMatchObject({ errors: [{ code: 'SECRET_NEEDED' }] });
    expect(outcomes(await resume(project, { plan: JSON.stringify(plan) }))).toEqual({
      a: 'succeeded',
    });
  });

  test('asks for the plan where a secret was in it', async () => {
    using project = scratchProject({ max_workers: 1 });
    const plan = JSON.stringify({ tasks: [task('a', { api_key: 'sk-live-4711' })] });
    const whole = await project.run(plan);
    expect(JSON.stringify(whole)).not.toContain('sk-live-4711');
    breakOff(project, 2);
    expect(await resume(project)).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'SECRET_NEEDED', path: 'tasks[0].input_data' }],
    });
    expect(outcomes(await resume(project, { plan }))).toEqual({ a: 'succeeded' });
    expect(await resume(project, { plan: JSON.stringify({ tasks: [task('b')] }) })).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'PLAN_MISMATCH' }],
    });
  });

  test('begins anew where the run was killed before its first fact', async () => {
    using project = scratchProject();
    await project.run({ tasks: [task('a')] });
    submitted(project);
    const left = ['dispatch-*.json', 'runs/*/result.json', 'runs/*/tasks/*'];
    for (const file of globSync(left, { cwd: project.path('traces') })) {
      rmSync(project.path(`traces/${file}`));
    }
    breakOff(project, 0);
    const result = await resume(project);
    expect(result.errors).toEqual([]);
    expect(outcomes(result)).toEqual({ a: 'succeeded' });
    expect(submitted(project)).toEqual(['a']);
  });

  test('names a run that is not there, and a journal that cannot be used', async () => {
    using project = scratchProject();
    expect(await resume(project)).toMatchObject({ exit_code: 2, errors: [{}] });
    await project.run({ tasks: [task('a')] });
    const [file = ''] = globSync('traces/runs/*/journal.jsonl', { cwd: project.folder });
    const lines = readFileSync(project.path(file), 'utf8').split('\n');
    writeFileSync(project.path(file), [lines[0], '{"torn', ...lines.slice(2)].join('\n'));
    expect(await resume(project)).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'JOURNAL_DAMAGED' }],
    });
  });
});

describe('retryRun', () => {
  const plan = {
    tasks: [
      task('a', { n: 1 }),
      task('b', { fail: 'always' }),
      task('c', {}, { dependencies: ['b'] }),
      task('d', {}, { dependencies: ['a'] }),
    ],
  };

  test('runs what failed and what it blocked, in a new run', async () => {
    using project = scratchProject();
    const first = await project.run(plan);
    submitted(project);
    const mended = { tasks: plan.tasks.map((each) => (each.task_id === 'b' ? task('b') : each)) };
    const result = await retry(project, { plan: JSON.stringify(mended) });
    expect(outcomes(result)).toEqual({ a: 'cached', b: 'succeeded', c: 'succeeded', d: 'cached' });
    expect(result).toMatchObject({ parent_run_id: first.run_id, status: 'success' });
    expect(result.run_id).not.toBe(first.run_id);
    expect(result.results[0]).toMatchObject({
      reused_from: first.run_id,
      output: { input: { n: 1 } },
    });
  });

  test.each([
    [{ from: ['a'] }, { a: 'succeeded', b: 'failed', c: 'blocked', d: 'succeeded' }],
    [{ only: ['d'] }, { a: 'cached', b: 'skipped', c: 'skipped', d: 'succeeded' }],
    [{}, { a: 'cached', b: 'failed', c: 'blocked', d: 'cached' }],
  ])('does %j again', async (choice, expected) => {
    using project = scratchProject();
    await project.run(plan);
    expect(outcomes(await retry(project, choice))).toEqual(expected);
  });

  test.each([
    [{ from: ['x'] }, 'UNKNOWN_TASK'],
    [{ only: ['c'] }, 'ANSWER_MISSING'],
  ])('refuses %j', async (choice, code) => {
    using project = scratchProject();
    await project.run(plan);
    expect(await retry(project, choice)).toMatchObject({ exit_code: 2, errors: [{ code }] });
  });

  test('runs again what takes a param that changed, and only that', async () => {
    using project = scratchProject();
    const withParams = (tone: string, notes: string) => ({
      params: { tone, notes },
      tasks: [
        task('a', { n: '${params.tone}' }),
        task('b', { n: '${params.notes}' }),
        task('c', { n: '${tasks.a.output.input.n}' }),
        task('d', {}, { when: 'params.tone != "loud"', description: notes }),
      ],
    });
    await project.run(withParams('soft', 'x'));
    const edited = JSON.stringify(withParams('loud', 'x'));
    const result = await retry(project, { plan: edited });
    expect(outcomes(result)).toEqual({ a: 'succeeded', b: 'cached', c: 'succeeded', d: 'skipped' });
    expect(result.results[2]?.output).toMatchObject({ input: { n: 'loud' } });
  });

  test('takes over the items of a map that are the same', async () => {
    using project = scratchProject();
    const mapped = (...value: readonly number[]) => ({
      tasks: [
        task('list', { value }),
        task('each', { n: '${item}' }, { map: '${tasks.list.output.input.value}' }),
      ],
    });
    await project.run(mapped(1, 2, 3));
    const result = await retry(project, { plan: JSON.stringify(mapped(1, 2, 3)), from: [] });
    expect(outcomes(result)).toMatchObject({ 'each[0]': 'cached', 'each[2]': 'cached' });
  });

  describe('items of a map', () => {
    const mapped = (...value: readonly unknown[]) => ({
      tasks: [
        task('list', { value }),
        task('each', { value: '${item}' }, { map: '${tasks.list.output.input.value}' }),
        task('sum', { value: '${tasks.each.output ?? []}' }, { join: 'all_done' }),
      ],
    });

    test.each([
      [{ only: ['each[1]'] }, 'cached'],
      [{ from: ['each[1]'] }, 'succeeded'],
    ])('one is done again by %j', async (choice, sum) => {
      using project = scratchProject();
      await project.run(mapped(1, 2, 3));
      expect(outcomes(await retry(project, choice))).toEqual({
        list: 'cached',
        each: 'succeeded',
        'each[0]': 'cached',
        'each[1]': 'succeeded',
        'each[2]': 'cached',
        sum,
      });
    });

    test('one alone is done again of those that failed', async () => {
      using project = scratchProject();
      const each = task('each', { fail: '${item}' }, { map: '${tasks.list.output.input.value}' });
      await project.run({ tasks: [task('list', { value: ['no', 'none'] }), each] });
      const result = await retry(project, { only: ['each[1]'] });
      expect(outcomes(result)).toMatchObject({
        list: 'cached',
        each: 'failed',
        'each[0]': 'skipped',
        'each[1]': 'failed',
      });
    });

    test.each([
      [{ only: ['each[3]'] }, 'UNKNOWN_TASK'],
      [{ only: ['sum[0]'] }, 'UNKNOWN_TASK'],
      [{ from: ['list', 'each[0]'] }, 'ANSWER_MISSING'],
    ])('refuses %j', async (choice, code) => {
      using project = scratchProject();
      await project.run(mapped(1, 2, 3));
      expect(await retry(project, choice)).toMatchObject({ exit_code: 2, errors: [{ code }] });
    });
  });

  test('that was killed takes over the other items of a map when it goes on', async () => {
    using project = scratchProject({ max_workers: 1 });
    const source = { map: '${tasks.list.output.input.value}' };
    const tasks = [task('list', { value: [1, 2, 3] }), task('each', { value: '${item}' }, source)];
    await project.run({ tasks });
    const whole = await retry(project, { only: ['each[0]'] });
    rmSync(project.path(`traces/runs/${whole.run_id}/result.json`));
    const journal = project.path(`traces/runs/${whole.run_id}/journal.jsonl`);
    const lines = readFileSync(journal, 'utf8').split('\n');
    const grown = lines.findIndex((line) => line.includes('"type":"expanded"'));
    breakOff(project, grown + 1, whole.run_id ?? '');
    expect(outcomes(await resume(project))).toEqual({
      list: 'cached',
      each: 'succeeded',
      'each[0]': 'succeeded',
      'each[1]': 'cached',
      'each[2]': 'cached',
    });
  });

  test('that was killed takes over and leaves out the same when it goes on', async () => {
    using project = scratchProject({ max_workers: 1 });
    const tasks = [
      task('a', { n: 1 }),
      task('b', { value: '${tasks.a.output.input.n}' }),
      task('c', { value: '${tasks.b.output.input.value}' }),
      task('x', { fail: 'on purpose' }),
    ];
    const first = await project.run({ tasks });
    const whole = await retry(project, { only: ['a'] });
    expect(outcomes(whole)).toEqual({ a: 'succeeded', b: 'cached', c: 'cached', x: 'skipped' });
    rmSync(project.path(`traces/runs/${whole.run_id}/result.json`));
    breakOff(project, 2, whole.run_id ?? '');
    const result = await resume(project);
    expect(outcomes(result)).toEqual(outcomes(whole));
    expect(result).toMatchObject({ run_id: whole.run_id, parent_run_id: first.run_id });
  });
});
