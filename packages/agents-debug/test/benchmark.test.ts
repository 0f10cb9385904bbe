import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { countTops } from '../benchmark/count-tops.ts';
import { generatedFiles } from '../benchmark/generated-files.ts';
import { measureLocalisation, type Localisation } from '../benchmark/measure-localisation.ts';
import { readRecords } from '../benchmark/read-records.ts';

describe('localisation of real bugs', () => {
  let measured: Localisation;
  beforeAll(async () => {
    measured = measureLocalisation(await readRecords());
  });

  test('finds as many as it promises, each bug ranked by weights that never saw it', () => {
    expect(measured.folds).toHaveLength(26);
    expect(measured.ranking.top1).toBeGreaterThanOrEqual(10);
    expect(measured.ranking.top3).toBeGreaterThanOrEqual(17);
    expect(measured.ranking.top5).toBeGreaterThanOrEqual(20);
  });

  test('the yardstick is the one others measured with', () => {
    const within = (place: number) => measured.ochiai.filter((rank) => rank <= place).length;
    expect([within(1), within(3), within(5), within(10)]).toStrictEqual([6, 14, 19, 20]);
  });

  test('projects that no weight saw do better by all signals than by coverage alone', () => {
    const { others } = measured;
    const all = countTops(others.map(({ rank }) => rank));
    const ochiai = countTops(others.map((one) => one.ochiai));
    expect(all.bugs).toBe(30);
    expect(all.top1).toBeGreaterThan(ochiai.top1);
    expect(all.top3).toBeGreaterThan(ochiai.top3);
    expect(all.top5).toBeGreaterThanOrEqual(ochiai.top5);
  });

  test('lines are told apart, and the one that threw is not put first', () => {
    const { ranking, throwFirst, tied } = measured.lines;
    expect(ranking.bugs).toBe(40);
    expect(ranking.top1).toBeGreaterThanOrEqual(7);
    expect(ranking.top3).toBeGreaterThan(2 * tied.top3);
    expect(throwFirst.top1).toBeLessThanOrEqual(ranking.top1);
  });

  test('no single signal carries it', () => {
    for (const { top1, top3, top5 } of Object.values(measured.without)) {
      expect(top1).toBeGreaterThanOrEqual(8);
      expect(top3).toBeGreaterThanOrEqual(15);
      expect(top5).toBeGreaterThanOrEqual(19);
    }
  });

  test('the README promises what was measured', async () => {
    const { top1, top3, top5 } = measured.ranking;
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(
      `is first in ${top1}, among the first three in ${top3} and among the first five in ${top5}`,
    );
    const others = countTops(measured.others.map(({ rank }) => rank));
    expect(readme).toContain(`no weight saw, it is first in ${others.top1} `);
    const { ranking: lines } = measured.lines;
    expect(readme).toContain(
      `line is first in ${lines.top1} and among the first three in ${lines.top3}`,
    );
    expect(readme).toContain(`\`stack\` (${measured.stack.bugs} bugs`);
  });

  test('what is written about it is what was measured', async () => {
    for (const { url, text } of generatedFiles(measured)) {
      expect(await readFile(url, 'utf8')).toBe(text);
    }
  });
});
