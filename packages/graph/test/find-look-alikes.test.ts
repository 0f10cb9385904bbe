import { describe, expect, test } from '@jest/globals';
import { buildGraph } from '../src/build-graph.ts';
import { findLookAlikes } from '../src/find-look-alikes.ts';
import { errorsOf, planOf } from './plan-of.ts';

describe('findLookAlikes', () => {
  test.each([
    ['Cyrillic', 'api', '\u0430pi', '"\\u{430}pi"'],
    ['full-width', 'api', '\uff41pi', '"\\u{ff41}pi"'],
    ['an Arabic digit', 'task-1', 'task-\u0661', '"task-\\u{661}"'],
    ['another hyphen', 'build-web', 'build\u2011web', '"build\\u{2011}web"'],
    ['letter case besides', 'API', '\u0430PI', '"\\u{430}PI"'],
  ])('warns of %s', (_, one, other, spelt) => {
    const warnings = findLookAlikes(['x', one, other]);
    expect(warnings).toMatchObject([{ code: 'LOOK_ALIKE_TASK_ID', path: 'tasks[2].task_id' }]);
    expect(warnings[0]?.message).toContain(spelt);
    expect(warnings[0]?.message).toContain(`"${one}"`);
  });

  test.each([
    ['ids of ASCII', ['task-1', 'task-l', 'task-I', 'O', '0']],
    ['words of other scripts', ['größe', 'grosse', 'ビルド', 'сборка', 'тест']],
    ['ids of ASCII beside others', ['task-1', 'task-l', 'größe']],
  ])('is silent about %s', (_, ids) => {
    expect(findLookAlikes(ids)).toStrictEqual([]);
  });

  test('lists a hundred of many and counts the rest', () => {
    const ids = ['a'.repeat(8)];
    for (let bits = 1; bits < 200; bits += 1) {
      ids.push(Array.from({ length: 8 }, (_, at) => ((bits >> at) & 1 ? '\u0430' : 'a')).join(''));
    }
    const warnings = findLookAlikes(ids);
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)?.code).toBe('MORE_PROBLEMS');
  });
});

test('a graph of look-alikes is built, with the warning', () => {
  const built = buildGraph(planOf(['api'], ['\u0430pi', 'api']));
  expect(built).toMatchObject({ ok: true, warnings: [{ code: 'LOOK_ALIKE_TASK_ID' }] });
  expect(buildGraph(planOf(['api']))).toMatchObject({ ok: true, warnings: [] });
});

describe('a dependency that looks like a task', () => {
  test.each([
    ['a Cyrillic letter', '\u0430pi', '"\\u{430}pi"'],
    ['full-width letters', '\uff41\uff50\uff49', '"\\u{ff41}\\u{ff50}\\u{ff49}"'],
    ['a zero-width joiner', 'a\u200dpi', '"a\\u{200d}pi"'],
  ])('with %s gets the id and the spelling', (_, dependency, spelt) => {
    expect(errorsOf(planOf(['api'], ['b', dependency]))).toMatchObject([
      {
        code: 'UNKNOWN_DEPENDENCY',
        hint: `Did you mean "api"? It looks like what is written, ${spelt}.`,
      },
    ]);
  });
});

test('ids in two Unicode forms are refused with their code points', () => {
  expect(errorsOf(planOf(['caf\u00e9'], ['cafe\u0301']))).toMatchObject([
    { code: 'CONFLICTING_TASK_ID', message: expect.stringContaining('"cafe\\u{301}"') },
  ]);
});
