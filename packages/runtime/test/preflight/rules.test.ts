import { describe, expect, test } from '@jest/globals';
import { buildGraph } from '@parallel-dispatcher/graph';
import { planSchema, type PlanInput } from '@parallel-dispatcher/schema';
import { checkMapIds } from '../../src/preflight/check-map-ids.ts';
import { checkResources } from '../../src/preflight/check-resources.ts';
import { checkVerify } from '../../src/preflight/check-verify.ts';
import { checkWrites, type WriteRules } from '../../src/preflight/check-writes.ts';
import { globsMeet } from '../../src/preflight/globs-meet.ts';

const planOf = (...tasks: PlanInput['tasks']) => planSchema.parse({ tasks });

describe('checkVerify', () => {
  const config = {
    commands: { unit: { argv: ['npm', 'test'], timeout_seconds: 9 } },
    allow_commands: [['make', 'check']],
  };
  const check = (verify: object) => checkVerify(planOf({ task_id: 'a', verify }), config);

  test('finds the command of a name', () => {
    const checked = check({ command: 'unit' });
    expect(checked.ok && checked.value.get('a')).toStrictEqual({
      argv: ['npm', 'test'],
      timeout_ms: 9_000,
    });
  });

  test.each([
    [{ argv: ['make', 'check'], timeout: 3 }, 3_000],
    [{ argv: ['make', 'check', '-j2'], timeout_seconds: 4 }, 4_000],
    [{ argv: ['make', 'check'] }, 120_000],
  ])('takes %j, which the config allows', (verify, timeout_ms) => {
    const checked = check(verify);
    expect(checked.ok && checked.value.get('a')).toMatchObject({ argv: verify.argv, timeout_ms });
  });

  test.each([
    [{ command: 'units' }, 'UNKNOWN_COMMAND', 'tasks[0].verify.command'],
    [{ command: 'constructor' }, 'UNKNOWN_COMMAND', 'tasks[0].verify.command'],
    [{ argv: ['make'] }, 'COMMAND_NOT_ALLOWED', 'tasks[0].verify.argv'],
    [{ argv: ['make', 'clean'] }, 'COMMAND_NOT_ALLOWED', 'tasks[0].verify.argv'],
    [{ argv: ['rm', '-rf', '.'] }, 'COMMAND_NOT_ALLOWED', 'tasks[0].verify.argv'],
  ])('refuses %j', (verify, code, path) => {
    expect(check(verify)).toMatchObject({ ok: false, errors: [{ code, path }] });
  });
});

describe('checkResources', () => {
  test.each([
    [{ gpu: 2 }, undefined],
    [{ gpu: 3 }, 'RESOURCE_TOO_SMALL'],
    [{ gpus: 1 }, 'UNKNOWN_RESOURCE'],
    [{ toString: 1 }, 'UNKNOWN_RESOURCE'],
  ])('%j of two gpus', (resources, code) => {
    const checked = checkResources(planOf({ task_id: 'a', resources }), { gpu: 2 });
    expect(checked).toMatchObject(code === undefined ? { ok: true } : { errors: [{ code }] });
  });
});

describe('checkMapIds', () => {
  test('refuses the name of an item', () => {
    const plan = planOf({ task_id: 'm', map: '${params.x}' }, { task_id: 'm[0]' });
    expect(checkMapIds(plan)).toMatchObject({
      errors: [{ code: 'MAP_ID_TAKEN', path: 'tasks[1].task_id' }],
    });
    expect(checkMapIds(planOf({ task_id: 'm' }, { task_id: 'm[0]' }))).toMatchObject({ ok: true });
  });
});

describe('globsMeet', () => {
  test.each([
    ['/p/a.ts', '/p/a.ts', true],
    ['/p/a.ts', '/p/b.ts', false],
    ['/p/a.ts', '/p/*.ts', true],
    ['/p/.env', '/p/**', true],
    ['/p/src/**', '/p/lib/**', false],
    ['/p/src/**', '/p/**', true],
    ['/p/src/**', '/p/src-old/**', false],
    ['/p/**/*.ts', '/p/**/*.md', false],
    ['/p/**/*.d.ts', '/p/**/*.ts', true],
    ['/p/**/*.{ts,md}', '/p/**/*.js', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(globsMeet(one, other)).toBe(expected);
    expect(globsMeet(other, one)).toBe(expected);
  });
});

describe('checkWrites', () => {
  const check = (tasks: PlanInput['tasks'], more: Partial<WriteRules> = {}) => {
    const plan = planOf(...tasks);
    const graph = buildGraph(plan);
    if (!graph.ok) throw new Error('not a graph');
    const rules = { plan, graph: graph.value, paths: new Map(), cwd: '/p', onConflict: 'refuse' };
    return checkWrites({ ...(rules as WriteRules), ...more });
  };
  const a = { task_id: 'a', writes: ['src/**'] };
  const b = { task_id: 'b', writes: ['src/api.ts'] };

  test('refuses two that may run at once', () => {
    expect(check([a, b])).toMatchObject({
      ok: false,
      errors: [{ code: 'WRITE_CONFLICT', path: 'tasks[1].writes' }],
    });
  });

  test('takes two that are ordered, however far apart', () => {
    const between = { task_id: 'x', dependencies: ['a'] };
    expect(check([a, between, { ...b, dependencies: ['x'] }])).toMatchObject({ ok: true });
  });

  test('lets them take turns where the config says so', () => {
    expect(check([a, b], { onConflict: 'order' })).toMatchObject({
      ok: true,
      value: { turns: [['a', 'b']] },
    });
  });

  test('compares with what may still run where any dependency is enough', () => {
    const c = { task_id: 'c', dependencies: ['a', 'x'], join: 'any' as const, writes: ['src/**'] };
    expect(check([a, { task_id: 'x' }, c])).toMatchObject({
      errors: [{ path: 'tasks[2].writes' }],
    });
    const x = { task_id: 'x', dependencies: ['a'] };
    expect(check([a, x, { ...c, dependencies: ['x', 'a'] }])).toMatchObject({ ok: true });
    expect(check([a, { ...c, dependencies: ['a'] }])).toMatchObject({ ok: true });
  });

  test('knows that a blocked task ends before all that it waits for', () => {
    const join = { task_id: 'j', dependencies: ['a', 'x'] };
    const last = { task_id: 'l', dependencies: ['j'], join: 'all_done' as const, writes: ['src'] };
    const tasks = [{ ...a, writes: ['src'] }, { task_id: 'x' }, join, last];
    expect(check(tasks)).toMatchObject({ errors: [{ code: 'WRITE_CONFLICT' }] });
    const whole = { ...last, join: 'all' as const };
    expect(check([...tasks.slice(0, 3), whole])).toMatchObject({ ok: true });
    const near = { ...last, dependencies: ['j', 'a'] };
    expect(check([...tasks.slice(0, 3), near])).toMatchObject({ ok: true });
  });

  test('lets the items of a map take turns', () => {
    const map = { ...a, map: '${params.list}' };
    expect(check([map])).toMatchObject({ ok: true, value: { turns: [['a', 'a']] } });
  });

  test('counts the outputs that inputs name', () => {
    const paths = new Map([['b', { reads: [], writes: ['/p/src/x.ts'] }]]);
    expect(check([a, { task_id: 'b' }], { paths })).toMatchObject({
      errors: [{ code: 'WRITE_CONFLICT' }],
    });
  });

  test('answers absolute globs', () => {
    const checked = check([a]);
    expect(checked.ok && checked.value.declared).toStrictEqual(new Map([['a', ['/p/src/**']]]));
  });
});
