import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FaultRecord, RecordedFunction } from '../src/ranking/fault-record.ts';
import { localizeFaults } from '../src/ranking/localize-faults.ts';

const cart: readonly RecordedFunction[] = [
  ['src/cart.js', 'add', 1],
  ['src/cart.js', 'total', 11],
  ['src/cart.js', 'clear', 21],
  ['src/tax.js', 'rate', 1],
];

function namesOf(record: FaultRecord): readonly string[] {
  return localizeFaults(record).functions.map(({ name }) => name);
}

describe('localizeFaults', () => {
  test('puts first what only the failing test ran', () => {
    const tests = [
      { title: 'a', passed: true, covered: [0, 3] },
      { title: 'b', passed: true, covered: [0] },
      { title: 'c', passed: false, covered: [0, 1] },
    ];
    expect(namesOf({ functions: cart, tests })).toStrictEqual(['total', 'add', 'clear', 'rate']);
  });

  test('shows functions without any difference as tied, at their mean rank', () => {
    const functions: readonly RecordedFunction[] = [
      ['a.js', 'one', 1],
      ['b.js', 'two', 1],
      ['c.js', 'three', 1],
    ];
    const tests = [{ title: 'fails', passed: false, covered: [0, 2] }];
    const ranks = localizeFaults({ functions, tests }).functions;
    expect(ranks.map(({ name, rank, sharedBy }) => [name, rank, sharedBy])).toStrictEqual([
      ['one', 1.5, 2],
      ['three', 1.5, 2],
      ['two', 3, 1],
    ]);
  });

  test('prefers, of functions that the same tests ran, the one on the stack', () => {
    const stack = `TypeError: x is not a function
    at rate (/srv/app/src/tax.js:4:7)
    at Context.<anonymous> (/srv/app/test/cart.test.js:9:3)`;
    const tests = [{ title: 'fails', passed: false, covered: [0, 1, 2, 3], stack }];
    expect(namesOf({ functions: cart, tests })[0]).toBe('rate');
  });

  test('reads what a test ran from its stack where no coverage was recorded', () => {
    const stack = 'Error: no\n    at total (src/cart.js:15:7)\n    at add (src/cart.js:3:2)';
    const tests = [{ title: 'fails', passed: false, covered: [], stack }];
    const ranking = localizeFaults({ functions: cart, tests });
    expect(ranking.silent).toBeNull();
    expect(ranking.functions[0]).toMatchObject({ name: 'total', rank: 1, sharedBy: 1 });
  });

  test('prefers the function whose name a failing title speaks of', () => {
    const tests = [
      { title: 'cart adds', passed: true, covered: [0] },
      { title: 'the total is rounded', passed: false, covered: [0, 1, 2] },
    ];
    const [first] = localizeFaults({ functions: cart, tests }).functions;
    expect(first?.name).toBe('total');
    expect(first?.shares?.name).toBeGreaterThan(0);
  });

  test('never puts the code of a test before the code that it tests', () => {
    const functions: readonly RecordedFunction[] = [
      ['test/cart.test.js', 'callback', 4],
      ['src/cart.js', 'total', 11],
    ];
    const stack = 'Error: no\n    at callback (/app/test/cart.test.js:5:7)';
    const tests = [
      { title: 'passes', passed: true, covered: [1] },
      { title: 'fails', passed: false, covered: [0, 1], stack },
    ];
    expect(namesOf({ functions, tests })).toStrictEqual(['total', 'callback']);
  });

  test('says that there is nothing to find where no test failed', () => {
    const tests = [{ title: 'a', passed: true, covered: [0] }];
    const ranking = localizeFaults({ functions: cart, tests });
    expect(ranking.silent).toBe('no_failing_test');
    expect(ranking.functions.every(({ score, rank }) => score === null && rank === 2.5)).toBe(true);
  });

  test('says that a failing test without coverage and stack tells nothing', () => {
    const tests = [{ title: 'a', passed: false, covered: [] }];
    expect(localizeFaults({ functions: cart, tests }).silent).toBe('no_coverage_of_a_failing_test');
  });

  test('takes an empty record', () => {
    expect(localizeFaults({ functions: [], tests: [] }).functions).toStrictEqual([]);
  });

  const records = fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc.record({
      functions: fc.array(
        fc.tuple(
          fc.constantFrom('a.js', 'b.js'),
          fc.constantFrom('f', 'go'),
          fc.integer({ min: 1, max: 90 }),
        ),
        { minLength: size, maxLength: size },
      ),
      tests: fc.array(
        fc.record({
          title: fc.constantFrom('f fails', 'go on', 'b'),
          passed: fc.boolean(),
          covered: fc.uniqueArray(fc.nat(size - 1)),
        }),
      ),
    }),
  );

  test('every function has one place, whatever the record', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { functions } = localizeFaults(record);
        const count = record.functions.length;
        expect(functions.map(({ index }) => index).toSorted((a, b) => a - b)).toStrictEqual([
          ...record.functions.keys(),
        ]);
        expect(functions.reduce((sum, { rank }) => sum + rank, 0)).toBeCloseTo(
          (count * (count + 1)) / 2,
        );
      }),
    );
  });

  test('the order of tests does not matter', () => {
    fc.assert(
      fc.property(records, (record) => {
        const turned = { ...record, tests: record.tests.toReversed() };
        expect(localizeFaults(turned)).toStrictEqual(localizeFaults(record));
      }),
    );
  });

  test('shares add up to the score less the mean score', () => {
    fc.assert(
      fc.property(records, (record) => {
        const ran = localizeFaults(record).functions.filter(({ score }) => score !== null);
        const mean = ran.reduce((sum, { score }) => sum + (score ?? 0), 0) / ran.length;
        for (const { score, shares } of ran) {
          const total = Object.values(shares ?? {}).reduce((sum, one) => sum + one, 0);
          expect(total).toBeCloseTo((score ?? 0) - mean);
        }
      }),
    );
  });
});
