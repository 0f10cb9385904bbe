import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { taskTraceSchema, type PlanInput, type RunResult } from '@parallel-dispatcher/schema';
import { cacheStats, clearCache, explainCache, previewPlan } from '../src/index.ts';
import { echo, scratchProject, type ScratchProject } from './scratch-project.ts';

const counting = fileURLToPath(new URL('fixtures/agents/counting.ts', import.meta.url));
const config = { agents: [counting], cache: true };

const task = (project: ScratchProject, id: string, input: object = {}, more: object = {}) => ({
  task_id: id,
  agent: 'counting',
  input_data: { log: project.path('calls'), ...input },
  ...more,
});

/** Tasks that were really called since the last time. */
const called = (project: ScratchProject): readonly string[] => {
  const file = project.path('calls');
  const calls = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  rmSync(file, { force: true });
  return calls;
};

const outcomes = (result: RunResult) => result.results.map(({ outcome }) => outcome);

const runTwice = async (
  project: ScratchProject,
  first: PlanInput['tasks'],
  second: PlanInput['tasks'] = first,
): Promise<RunResult> => {
  await project.run({ tasks: first });
  called(project);
  return await project.run({ tasks: second });
};

describe('the cache', () => {
  test('answers the same task without a call, and says so', async () => {
    using project = scratchProject(config);
    const result = await runTwice(project, [task(project, 'a', { value: { x: 1 } })]);
    expect(result).toMatchObject({
      status: 'success',
      results: [{ outcome: 'cached', output: { value: { x: 1 } }, reused_from: null }],
    });
    expect(called(project)).toEqual([]);
    const trace = taskTraceSchema.parse(
      JSON.parse(readFileSync(project.path(result.results[0]?.trace_file ?? ''), 'utf8')),
    );
    expect(trace.cache_key).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('does not mind the order of keys', async () => {
    using project = scratchProject(config);
    const one = task(project, 'a', { value: { x: 1, y: [{ a: 1, b: 2 }] } });
    const other = task(project, 'a', { value: { y: [{ b: 2, a: 1 }], x: 1 } });
    expect(outcomes(await runTwice(project, [one], [other]))).toEqual(['cached']);
  });

  test('minds a value, and what depends on it', async () => {
    using project = scratchProject(config);
    const plan = (x: number) => [
      task(project, 'a', { value: x }),
      task(project, 'b', { value: '${tasks.a.output.value}' }),
      task(project, 'c', { value: 'apart' }),
    ];
    const result = await runTwice(project, plan(1), plan(2));
    expect(outcomes(result)).toEqual(['succeeded', 'succeeded', 'cached']);
    expect(called(project).toSorted()).toEqual(['a', 'b']);
  });

  test('answers a whole chain', async () => {
    using project = scratchProject(config);
    const tasks = [
      task(project, 'a', { value: 1 }),
      task(project, 'b', { value: '${tasks.a.output.value}' }),
      task(project, 'c', { value: 2 }, { dependencies: ['b'] }),
    ];
    expect(outcomes(await runTwice(project, tasks))).toEqual(['cached', 'cached', 'cached']);
  });

  test('is shown by a preview', async () => {
    using project = scratchProject(config);
    const plan = (x: number) => ({
      tasks: [
        task(project, 'a', { value: 1 }),
        task(project, 'b', { value: '${tasks.a.output.value}' }),
        task(project, 'c', { value: x }),
        task(project, 'd', {}, { dependencies: ['c'] }),
        task(project, 'e', {}, { cache: false }),
      ],
    });
    await project.run(plan(1));
    called(project);
    const shown = await previewPlan(JSON.stringify(plan(2)), { cwd: project.folder, env: {} });
    expect(shown.ok && shown.value.tasks.map(({ cache }) => cache)).toEqual([
      'hit',
      'hit',
      'miss',
      'unknown',
      'off',
    ]);
    expect(called(project)).toEqual([]);
  });

  test('explains what differs from the nearest answer', async () => {
    using project = scratchProject(config);
    const reads = project.path('context.txt');
    writeFileSync(reads, 'one');
    await project.run({
      tasks: [
        task(project, 'a', { value: 1 }),
        task(project, 'b', { reads, value: '${tasks.a.output.value}' }),
      ],
    });
    const options = { cwd: project.folder, env: {} };
    expect(await explainCache('latest', 'b', options)).toMatchObject({
      ok: true,
      value: { reason: 'stored' },
    });
    writeFileSync(reads, 'two');
    expect(await explainCache('latest', 'b', options)).toMatchObject({
      value: { reason: 'changed', differs: [{ field: `context_files[${JSON.stringify(reads)}]` }] },
    });
    expect(await explainCache('latest', 'x', options)).toMatchObject({
      ok: false,
      errors: [{ code: 'UNKNOWN_TASK' }],
    });
    expect(await cacheStats(options)).toMatchObject({ ok: true, value: { answers: 2 } });
    expect(await clearCache(options)).toMatchObject({ ok: true });
    expect(await explainCache('latest', 'a', options)).toMatchObject({ ok: true });
  });

  test('explains why there can be no answer', async () => {
    using project = scratchProject({ agents: [counting, echo], cache: true });
    const list = { value: ['x', 'y'] };
    const tasks = [
      task(project, 'list', list),
      task(project, 'each', { value: '${item}' }, { map: '${tasks.list.output.value}' }),
      task(project, 'sum', { value: '${tasks.each.output}' }),
      { task_id: 'echo', agent: 'echo', input_data: {} },
      task(project, 'off', {}, { cache: false }),
      task(project, 'late', {}, { dependencies: ['bad'] }),
      { task_id: 'bad', agent: 'echo', input_data: { fail: 'on purpose' } },
    ];
    await project.run({ tasks });
    const reasonOf = async (id: string) => {
      const explained = await explainCache('latest', id, { cwd: project.folder, env: {} });
      return explained.ok ? explained.value.reason : explained.errors;
    };
    expect(await reasonOf('echo')).toBe('agent_not_cacheable');
    expect(await reasonOf('off')).toBe('cache_off');
    expect(await reasonOf('late')).toBe('not_succeeded');
    expect(await reasonOf('each[1]')).toBe('stored');
    expect(await reasonOf('sum')).toBe('stored');
  });

  test('minds what stands in a file that is read', async () => {
    using project = scratchProject(config);
    const reads = project.path('context.txt');
    writeFileSync(reads, 'one');
    const tasks = [task(project, 'a', { reads })];
    expect(outcomes(await runTwice(project, tasks))).toEqual(['cached']);
    writeFileSync(reads, 'two');
    const changed = await project.run({ tasks });
    expect(changed.results).toMatchObject([{ outcome: 'succeeded', output: { read: 'two' } }]);
  });

  test('puts back what was written, and nothing in the place of what a person wrote', async () => {
    using project = scratchProject(config);
    const writes = project.path('out/made.txt');
    const tasks = [task(project, 'a', { writes, value: 7 })];
    await project.run({ tasks });
    rmSync(writes);
    expect(outcomes(await project.run({ tasks }))).toEqual(['cached']);
    expect(readFileSync(writes, 'utf8')).toBe('made of 7');
    writeFileSync(writes, 'my own');
    const result = await project.run({ tasks });
    expect(result.results).toMatchObject([
      { outcome: 'failed', error_detail: { code: 'FILE_EXISTS' } },
    ]);
    expect(readFileSync(writes, 'utf8')).toBe('my own');
  });

  test('keeps no failure', async () => {
    using project = scratchProject(config);
    const tasks = [task(project, 'a', { fail: true })];
    expect(outcomes(await runTwice(project, tasks))).toEqual(['failed']);
    expect(called(project)).toEqual(['a']);
  });

  test('gives no wrong answer where its files were damaged', async () => {
    using project = scratchProject(config);
    const tasks = [task(project, 'a', { value: 'right' })];
    await project.run({ tasks });
    for (const file of globSync('.dispatch-cache/content-v2/**/*', { cwd: project.folder })) {
      const path = project.path(file);
      try {
        writeFileSync(
          path,
          readFileSync(path).map((byte) => byte ^ 1),
        );
      } catch {
        continue; // a folder
      }
    }
    expect((await project.run({ tasks })).results).toMatchObject([
      { outcome: 'succeeded', output: { value: 'right' } },
    ]);
  });

  test.each([
    [{ cache: false }, {}, ['succeeded']],
    [{}, { cache: true }, ['cached']],
    [{ cache: true }, { cache: false }, ['succeeded']],
  ])('with config %j and task %j', async (settings, more, expected) => {
    using project = scratchProject({ agents: [counting], ...settings });
    expect(outcomes(await runTwice(project, [task(project, 'a', {}, more)]))).toEqual(expected);
  });

  test('is refused for an agent that does not say it may be used', async () => {
    using project = scratchProject();
    const tasks = [{ task_id: 'a', agent: 'echo', cache: true }];
    expect(await project.run({ tasks })).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'NOT_CACHEABLE', path: 'tasks[0].cache' }],
    });
  });

  test('takes the word of the config for a program', async () => {
    const script = `require('fs').appendFileSync('calls', 'x\\n'); console.log('{"n":1}')`;
    using project = scratchProject({
      agents: [
        {
          name: 'tool',
          cacheable: true,
          command: { argv: [process.execPath, '-e', script], cwd: '.' },
        },
      ],
      cache: true,
    });
    const tasks = [{ task_id: 'a', agent: 'tool', input_data: { x: 1 } }];
    expect(outcomes(await runTwice(project, tasks))).toEqual(['cached']);
    expect(called(project)).toEqual([]);
  });
});
