import { describe, expect, test } from '@jest/globals';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { Condition } from '../../src/index.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup, type TestTasks } from '../support/run-setup.ts';

type Join = 'all' | 'any' | 'all_done';
const joined = (join: Join, needs: readonly string[]): TestTasks[string] => ({
  needs,
  rules: { join },
});
const failed = { status: 'failed' } as const;

describe('join', () => {
  test('any starts with the first success', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: joined('any', ['a', 'b']) }));
    run.decide();
    run.report('a', failed);
    expect(run.submits()).toEqual([]);
    run.report('b');
    expect(run.submits()).toEqual(['c']);
  });

  test('any is blocked when all ended without one, and names the first', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: joined('any', ['b', 'a']) }));
    run.decide();
    run.report('a', failed);
    run.report('b', failed);
    expect(run.state.view.outcomeOf('c')).toMatchObject({ outcome: 'blocked', blocked_by: 'b' });
  });

  test('any does not count what was skipped', () => {
    const setup = runSetup({ a: [], b: [], c: joined('any', ['a', 'b']) });
    const run = new DrivenRun({ ...setup, skip: new Map([['a', 'not now']]) });
    expect(run.submits()).toEqual(['b']);
    run.report('b', failed);
    expect(run.outcomeOf('c')).toBe('blocked');
  });

  test('all_done starts when all ended, however', () => {
    const run = new DrivenRun(
      runSetup({ a: [], b: [], c: ['a'], d: joined('all_done', ['a', 'b', 'c']) }),
    );
    run.decide();
    run.report('a', failed);
    expect(run.outcomeOf('c')).toBe('blocked');
    expect(run.submits()).toEqual([]);
    run.report('b');
    expect(run.submits()).toEqual(['d']);
  });
});

describe('an optional task', () => {
  test('that failed says so, and blocks nobody', () => {
    const run = new DrivenRun(runSetup({ a: { rules: { optional: true } }, b: ['a'] }));
    run.decide();
    run.report('a', failed);
    expect(run.state.view.outcomeOf('a')).toMatchObject({ outcome: 'failed', optional: true });
    expect(run.submits()).toEqual(['b']);
  });

  test('that is blocked itself blocks nobody', () => {
    const run = new DrivenRun(
      runSetup({ a: [], b: { needs: ['a'], rules: { optional: true } }, c: ['b'] }),
    );
    run.decide();
    run.report('a', failed);
    expect(run.outcomeOf('b')).toBe('blocked');
    expect(run.submits()).toEqual(['c']);
  });

  test('that succeeded is as any other', () => {
    const run = new DrivenRun(runSetup({ a: { rules: { optional: true } } }));
    run.decide();
    run.report('a');
    expect(run.state.view.outcomeOf('a')).not.toHaveProperty('optional');
  });
});

describe('when', () => {
  const when = (condition: Condition, needs: readonly string[] = ['a']): DrivenRun => {
    const setup = runSetup({
      a: [],
      b: { needs, rules: { when: 'tasks.a.output > 1' } },
      c: ['b'],
    });
    return new DrivenRun({ ...setup, conditions: new Map([['b', condition]]) });
  };

  test('is asked when the task would start, and sees what came before', () => {
    const run = when(({ outcomeOf }) => ({ ok: true, value: outcomeOf('a')?.output === 2 }));
    run.decide();
    run.report('a', { status: 'succeeded', output: 2 });
    expect(run.submits()).toEqual(['b']);
  });

  test('that is false skips the task, says why, and lets others go on', () => {
    const run = when(() => ({ ok: true, value: { holds: false, reason: 'a said 1' } }));
    run.decide();
    run.report('a');
    expect(run.state.view.outcomeOf('b')).toMatchObject({
      outcome: 'skipped',
      skip_reason: 'a said 1',
    });
    expect(run.submits()).toEqual(['c']);
  });

  test('that is false without a reason is quoted', () => {
    const run = when(() => ({ ok: true, value: false }), []);
    expect(run.state.view.outcomeOf('b')?.skip_reason).toBe('tasks.a.output > 1 is false');
  });

  test('that cannot be evaluated fails the task', () => {
    const error = errorDetail({ code: 'EXPRESSION_FAILED', message: 'no such field' });
    const run = when(() => ({ ok: false, errors: [error] }));
    run.decide();
    run.report('a');
    expect(run.state.view.outcomeOf('b')).toMatchObject({ outcome: 'failed', error });
    expect(run.outcomeOf('c')).toBe('blocked');
  });

  test('that throws fails the task', () => {
    const run = when(() => {
      throw new Error('a bug');
    }, []);
    expect(run.errorOf('b')).toBe('CONDITION_FAILED');
  });

  test('without its condition is refused', () => {
    const setup = runSetup({ a: { rules: { when: 'true' } } });
    expect(() => new DrivenRun(setup)).toThrow(expect.objectContaining({ code: 'RUN_SETUP' }));
  });

  test('that is false takes no stack, however many follow', () => {
    const size = 5_000;
    const tasks: Record<string, TestTasks[string]> = {};
    const conditions = new Map<string, Condition>();
    for (let at = 0; at < size; at += 1) {
      tasks[`t${at}`] = { needs: at === 0 ? [] : [`t${at - 1}`], rules: { when: 'false' } };
      conditions.set(`t${at}`, () => ({ ok: true, value: false }));
    }
    const run = new DrivenRun({ ...runSetup(tasks), conditions });
    expect(run.outcomeOf(`t${size - 1}`)).toBe('skipped');
  });
});

test('what the run leaves out is skipped at once, and no condition is asked about it', () => {
  const setup = runSetup({ a: [], b: { needs: ['a'], rules: { when: 'x' } }, c: ['b'] });
  const asked: string[] = [];
  const run = new DrivenRun({
    ...setup,
    skip: new Map([
      ['a', 'only b and what follows'],
      ['b', 'not now'],
    ]),
    conditions: new Map([
      [
        'b',
        () => {
          asked.push('b');
          return { ok: true, value: true };
        },
      ],
    ]),
  });
  expect(run.submits()).toEqual(['c']);
  expect(run.state.view.outcomeOf('b')).toMatchObject({ skip_reason: 'not now' });
  expect(asked).toEqual([]);
});
