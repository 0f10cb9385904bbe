import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { taskTraceSchema, type PlanInput, type RunResult } from '@parallel-dispatcher/schema';
import { echo, scratchProject } from './scratch-project.ts';

const task = (id: string, input: object = {}, more: object = {}): PlanInput['tasks'][number] => ({
  task_id: id,
  agent: 'echo',
  input_data: { ...input },
  ...more,
});

const outcomes = (result: RunResult) =>
  Object.fromEntries(result.results.map(({ task_id, outcome }) => [task_id, outcome]));

const inputOf = (result: RunResult, id: string): unknown => {
  const output = result.results.find(({ task_id }) => task_id === id)?.output;
  return (output as { input?: unknown } | undefined)?.input;
};

const node = (script: string) => [process.execPath, '-e', script];

describe('references', () => {
  test('take the output of another task with its type, and wait for it', async () => {
    using project = scratchProject();
    const result = await project.run({
      params: { lang: 'ts' },
      tasks: [
        task('b', { value: { n: '${tasks.a.output.input.value.n}', text: '${params.lang}!' } }),
        task('a', { value: { n: [1, { x: null }] } }),
      ],
    });
    expect(inputOf(result, 'b')).toEqual({ value: { n: [1, { x: null }], text: 'ts!' } });
  });

  test('are shown resolved in the trace', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [task('a', { n: 1 }), task('b', { n: '${tasks.a.output.input.n}' })],
    });
    const file = project.path(result.results[1]?.trace_file ?? '');
    const trace = taskTraceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(trace.input).toEqual({ n: 1 });
    expect(trace.dependencies).toEqual(['a']);
  });

  test('in what an agent answers are text', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [
        task('a', { value: '$${tasks.b.output}' }),
        task('b', { value: '${tasks.a.output.input.value}' }),
      ],
    });
    expect(inputOf(result, 'b')).toEqual({ value: '${tasks.b.output}' });
  });

  test('in the value of an environment variable are text', async () => {
    using project = scratchProject({ allow_env: ['ODD'] });
    const result = await project.run(
      { tasks: [task('a', { value: { $env: 'ODD' } })] },
      { env: { ODD: '${tasks.a.output} and ${params.x}' } },
    );
    expect(result.results[0]).toMatchObject({ outcome: 'succeeded' });
  });

  test('to the item of a map, where there is none, are told', async () => {
    using project = scratchProject();
    const refused = await project.run({ tasks: [task('a', { value: '${item}' })] });
    expect(refused).toMatchObject({ exit_code: 2, errors: [{ code: 'ITEM_OUTSIDE_MAP' }] });
    const result = await project.run({ tasks: [task('a', { value: 'echo ${item}' })] });
    expect(result).toMatchObject({ status: 'success', warnings: [{ code: 'ITEM_OUTSIDE_MAP' }] });
    expect(inputOf(result, 'a')).toEqual({ value: 'echo ${item}' });
  });

  test('that cannot be read hide no other problem', async () => {
    using project = scratchProject();
    const tasks = [task('a'), task('b', { value: '${tasks.a}' }), task('c', { v: '${params.x}' })];
    const { errors } = await project.run({ tasks });
    expect(errors.map(({ code }) => code)).toEqual([
      'REFERENCE_INVALID',
      'REFERENCE_UNKNOWN_PARAM',
    ]);
  });

  test.each([
    ['${tasks.aa.output.x}', 'REFERENCE_UNKNOWN_TASK'],
    ['${tasks.b.output}', 'REFERENCE_TO_ITSELF'],
    ['${params.none}', 'REFERENCE_UNKNOWN_PARAM'],
    ['${tasks.a.outputs}', 'REFERENCE_INVALID'],
  ])('%s is refused before anything runs', async (text, code) => {
    using project = scratchProject();
    const result = await project.run({ tasks: [task('a', { n: 1 }), task('b', { value: text })] });
    expect(result).toMatchObject({
      exit_code: 2,
      errors: [{ code, path: 'tasks[1].input_data.value' }],
    });
    expect(project.files()).toEqual(['dispatch.config.json']);
  });

  test('to a part that the schema of the output does not have are refused', async () => {
    const schema = {
      type: 'object',
      properties: { n: { type: 'number' } },
      additionalProperties: false,
    };
    using project = scratchProject({
      agents: [echo, { name: 'tool', command: { argv: ['x'], output_schema: schema } }],
    });
    const plan = (path: string): PlanInput => ({
      tasks: [{ task_id: 'a', agent: 'tool' }, task('b', { fail: `\${tasks.a.output${path}}` })],
    });
    expect(await project.run(plan('.m'))).toMatchObject({
      errors: [{ code: 'REFERENCE_UNKNOWN_PATH', path: 'tasks[1].input_data.fail' }],
    });
    expect(await project.run(plan('.n'))).toMatchObject({
      errors: [{ code: 'REFERENCE_TYPE_MISMATCH', path: 'tasks[1].input_data.fail' }],
    });
  });

  test('to a task that may be skipped need a default', async () => {
    using project = scratchProject();
    const plan = (fallback: string): PlanInput => ({
      tasks: [
        task('a', { n: 1 }),
        task('maybe', {}, { when: 'tasks.a.output.input.n > 1' }),
        task('b', { value: `\${tasks.maybe.output.input${fallback}}` }),
      ],
    });
    expect(await project.run(plan(''))).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'REFERENCE_NEEDS_DEFAULT' }],
    });
    const result = await project.run(plan(' ?? "none"'));
    expect(outcomes(result)).toEqual({ a: 'succeeded', maybe: 'skipped', b: 'succeeded' });
    expect(inputOf(result, 'b')).toEqual({ value: 'none' });
    expect(result.results[1]?.skip_reason).toContain('tasks.a.output.input.n > 1');
  });
});

describe('map', () => {
  test('runs once an item, in order, and gives the list of outputs', async () => {
    using project = scratchProject();
    const result = await project.run({
      tasks: [
        task('list', { value: ['x', { y: 1 }, 3] }),
        task(
          'each',
          { value: ['${item}', '${index}'] },
          { map: '${tasks.list.output.input.value}' },
        ),
        task('all', { value: '${tasks.each.output}' }),
      ],
    });
    expect(result.results.map(({ task_id: id }) => id)).toEqual([
      'list',
      'each',
      'each[0]',
      'each[1]',
      'each[2]',
      'all',
    ]);
    expect(inputOf(result, 'each[1]')).toEqual({ value: [{ y: 1 }, 1] });
    expect(JSON.stringify(inputOf(result, 'all'))).toContain('[{"y":1},1]');
    expect(result.results[2]).toMatchObject({ agent: 'echo', trace_file: expect.any(String) });
    expect(result.summary.total_tasks).toBe(6);
  });

  test('of what is no list fails before anything runs where that is sure', async () => {
    using project = scratchProject();
    const result = await project.run({
      params: { list: 'not one' },
      tasks: [task('each', {}, { map: '${params.list}' })],
    });
    expect(result).toMatchObject({ exit_code: 2, errors: [{ code: 'MAP_NOT_A_LIST' }] });
  });
});

describe('verify', () => {
  const verify = (script: string) => ({ verify: { argv: node(script), timeout: 20 } });
  const config = { allow_commands: [[process.execPath, '-e']] };

  test('a task that passes its check succeeds', async () => {
    using project = scratchProject(config);
    const result = await project.run({ tasks: [task('a', {}, verify('process.exit(0)'))] });
    expect(outcomes(result)).toEqual({ a: 'succeeded' });
  });

  test('one that fails it gets one round of repair, then fails; dependents never see it', async () => {
    using project = scratchProject(config);
    const result = await project.run({
      tasks: [
        task('a', {}, verify('console.log("no"); process.exit(1)')),
        task('b', {}, { dependencies: ['a'] }),
      ],
    });
    expect(result.results).toMatchObject([
      { outcome: 'failed', attempts: 2, error_detail: { code: 'VERIFY_FAILED' } },
      { outcome: 'blocked', blocked_by: 'a' },
    ]);
    const file = project.path(result.results[0]?.trace_file ?? '');
    const trace = taskTraceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(trace.attempts).toMatchObject([
      { verification: { passed: false, exit_code: 1, output: 'no\n' } },
      { verification: { passed: false } },
    ]);
  });

  test('one that is mended succeeds, and is told to be flaky', async () => {
    using project = scratchProject(config);
    const counter = JSON.stringify(project.path('count'));
    const script = `const fs = require('fs'); const again = fs.existsSync(${counter}); fs.writeFileSync(${counter}, ''); process.exit(again ? 0 : 1)`;
    const result = await project.run({ tasks: [task('a', {}, verify(script))] });
    expect(result.results).toMatchObject([{ outcome: 'succeeded', attempts: 2, flaky: true }]);
  });

  test('a command that the config does not allow is refused', async () => {
    using project = scratchProject();
    const result = await project.run({ tasks: [task('a', {}, verify('process.exit(0)'))] });
    expect(result).toMatchObject({ exit_code: 2, errors: [{ code: 'COMMAND_NOT_ALLOWED' }] });
  });
});

describe('programs as agents', () => {
  test('run with what the config gives them, and their secrets stay out', async () => {
    const script = `process.stdin.on('data', (d) => console.log(JSON.stringify({ got: JSON.parse(d), env: process.env.SERVICE_LOGIN })))`;
    using project = scratchProject({
      agents: [{ name: 'tool', command: { argv: node(script), env: ['SERVICE_LOGIN'] } }],
    });
    const result = await project.run(
      { tasks: [{ task_id: 'a', agent: 'tool', input_data: { n: 1 } }] },
      { env: { SERVICE_LOGIN: 'opensesame-4711' } },
    );
    expect(result.results[0]).toMatchObject({ outcome: 'succeeded', output: { got: { n: 1 } } });
    expect(JSON.stringify(result)).not.toContain('opensesame-4711');
  });

  test('are tried again where their exit code says so', async () => {
    const counter = 'process.env.DISPATCH_ATTEMPT';
    const script = `if (${counter} === '1') process.exit(75); console.log('{"ok":true}')`;
    using project = scratchProject({
      agents: [
        { name: 'tool', command: { argv: node(script), exit_codes: { '75': 'transient' } } },
      ],
      retry: { backoff_seconds: 0.01 },
    });
    const result = await project.run({ tasks: [{ task_id: 'a', agent: 'tool' }] });
    expect(result.results).toMatchObject([{ outcome: 'succeeded', attempts: 2, flaky: true }]);
  });

  test('with a bad template are named in the config', async () => {
    using project = scratchProject({
      agents: [echo, { name: 'tool', command: { argv: ['x', '${inputs}'] } }],
    });
    expect(await project.run({ tasks: [task('a')] })).toMatchObject({
      exit_code: 2,
      errors: [{ code: 'UNKNOWN_SLOT', path: 'config.agents[1].command.argv[1]' }],
    });
  });
});

describe('hooks of a config module', () => {
  test('see the plan, each end, each trace and the result', async () => {
    using project = scratchProject();
    writeFileSync(
      project.path('dispatch.config.js'),
      `import { appendFileSync } from 'node:fs';
       const note = (text) => appendFileSync(${JSON.stringify(project.path('notes'))}, text + '\\n');
       export default {
         agents: [${JSON.stringify(echo)}],
         hooks: {
           beforeDispatch: (plan) => ({ ...plan, tasks: [...plan.tasks, { task_id: 'added', agent: 'echo' }] }),
           afterTask: ({ task, outcome }) => note(task + ' ' + outcome),
           formatTrace: (trace) => 'trace of ' + trace.task_id,
           transformResult: (result) => ({ ...result, short: result.results.length }),
         },
       };`,
    );
    const result = await project.run({ tasks: [task('a')] }, { configFile: 'dispatch.config.js' });
    expect(result).toMatchObject({ status: 'success', short: 2 });
    expect(readFileSync(project.path('notes'), 'utf8').split('\n').toSorted()).toEqual([
      '',
      'a succeeded',
      'added succeeded',
    ]);
    const formatted = project.files().filter((file) => file.includes('formatted/'));
    expect(formatted).toHaveLength(2);
  });

  test.each(['() => ({ big: 1n })', '() => { throw new Error("no"); }'])(
    'that cannot format a trace leave the result as it is: %s',
    async (formatTrace) => {
      using project = scratchProject();
      writeFileSync(
        project.path('dispatch.config.js'),
        `export default { agents: [${JSON.stringify(echo)}], hooks: { formatTrace: ${formatTrace} } };`,
      );
      const result = await project.run(
        { tasks: [task('a')] },
        { configFile: 'dispatch.config.js' },
      );
      expect(result).toMatchObject({ status: 'success', warnings: [{ code: 'HOOK_FAILED' }] });
    },
  );
});

describe('limits', () => {
  test('of resources hold', async () => {
    using project = scratchProject();
    const result = await project.run({
      config: { resources: { gpu: 1 }, max_workers: 4 },
      tasks: ['a', 'b', 'c'].map((id) => task(id, {}, { resources: { gpu: 1 } })),
    });
    expect(result.status).toBe('success');
    let running = 0;
    for (const event of project.events) {
      if (event.type === 'submitted') running += 1;
      if (event.type === 'outcome') running -= 1;
      expect(running).toBeLessThanOrEqual(1);
    }
  });

  test('tasks that write the same files take turns where the config says so', async () => {
    using project = scratchProject({ write_conflicts: 'order' });
    const result = await project.run({
      tasks: ['a', 'b'].map((id) => task(id, {}, { writes: ['src/**'] })),
    });
    expect(result.status).toBe('success');
    const order = project.events.flatMap((event) =>
      event.type === 'submitted' || event.type === 'outcome' ? [event.type] : [],
    );
    expect(order).toEqual(['submitted', 'outcome', 'submitted', 'outcome']);
  });
});

describe('a failure', () => {
  const failing = { task_id: 'bad', agent: 'tool' };
  const config = (on_failure: string) => ({
    agents: [echo, { name: 'tool', command: { argv: node('process.exit(3)') } }],
    on_failure,
    max_workers: 1,
  });

  test.each([
    ['continue', 'succeeded', 1],
    ['no-new', 'cancelled', 1],
    ['kill', 'cancelled', 1],
  ])('with on_failure %s leaves the rest %s', async (policy, outcome, exitCode) => {
    using project = scratchProject(config(policy));
    const result = await project.run({
      tasks: [{ ...failing, priority: 1 }, task('rest')],
    });
    expect(outcomes(result)).toEqual({ bad: 'failed', rest: outcome });
    expect(result.exit_code).toBe(exitCode);
  });

  test('of an optional task does not lower the run, and does not block', async () => {
    using project = scratchProject(config('continue'));
    const result = await project.run({
      tasks: [{ ...failing, optional: true }, task('rest', {}, { dependencies: ['bad'] })],
    });
    expect(outcomes(result)).toEqual({ bad: 'failed', rest: 'succeeded' });
    expect(result).toMatchObject({ status: 'success', exit_code: 0 });
  });
});

describe('before the run', () => {
  test.each([
    [{ when: 'params.nope == "x"' }, 'REFERENCE_UNKNOWN_PARAM', 'tasks[0].when'],
    [{ when: 'params.lang' }, 'CONDITION_NOT_BOOLEAN', 'tasks[0].when'],
    [{ writes: ['src/**', '/etc/x'] }, 'PATH_OUTSIDE_ROOTS', 'tasks[0].writes[1]'],
    [{ writes: ['../y/*.ts'] }, 'PATH_OUTSIDE_ROOTS', 'tasks[0].writes[0]'],
  ])('%j is refused', async (more, code, path) => {
    using project = scratchProject();
    const refused = await project.run({ params: { lang: 'ts' }, tasks: [task('a', {}, more)] });
    expect(refused).toMatchObject({ exit_code: 2, errors: [{ code, path }] });
  });
});
