import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localizeLines } from '../src/ranking/localize-lines.ts';
import type { FaultRecord } from '../src/ranking/fault-record.ts';
import { buildRecord } from '../src/records/build-record.ts';
import { v8Lines } from '../src/records/v8-lines.ts';

const record: FaultRecord = {
  functions: [
    ['src/cart.js', 'add', 1],
    ['src/cart.js', 'total', 5],
  ],
  lines: [
    ['src/cart.js', 2, 0],
    ['src/cart.js', 6, 1],
    ['src/cart.js', 7, 1],
    ['src/cart.js', 8, 1],
    ['src/cart.js', 10, null],
  ],
  tests: [
    { title: 'adds', passed: true, covered: [0], lines: [0, 4] },
    { title: 'sums none', passed: true, covered: [1], lines: [1, 4] },
    { title: 'sums two', passed: false, covered: [0, 1], lines: [0, 1, 2, 3, 4] },
  ],
};

const listed = (one: FaultRecord) =>
  localizeLines(one).lines.map(({ line, rank, sharedBy }) => `${line} ${rank} ${sharedBy}`);

describe('localizeLines', () => {
  test('puts lines that only failing tests run first, and shows those that run together as tied', () => {
    expect(listed(record).slice(0, 3)).toStrictEqual(['7 1.5 2', '8 1.5 2', '6 3 1']);
    const { lines, silent } = localizeLines(record);
    expect(silent).toBeNull();
    expect(lines[0]).toMatchObject({ file: 'src/cart.js', of: 1 });
  });

  test('shares add up to how far a line lies above the mean', () => {
    const { lines } = localizeLines(record);
    const mean = lines.reduce((sum, { score }) => sum + (score ?? 0), 0) / lines.length;
    for (const { score, shares } of lines) {
      const sum = Object.values(shares ?? {}).reduce((all, share) => all + share, 0);
      expect(sum).toBeCloseTo((score ?? 0) - mean, 6);
    }
  });

  test('gives the line that threw no more than its neighbours', () => {
    const stack = 'Error: no\n    at total (src/cart.js:8:3)';
    const tests = record.tests.map((one) => (one.passed ? one : { ...one, stack }));
    expect(listed({ ...record, tests }).slice(0, 2)).toStrictEqual(['7 1.5 2', '8 1.5 2']);
  });

  test('says why it is silent', () => {
    const { functions, tests } = record;
    expect(localizeLines({ functions, tests }).silent).toBe('no_lines_of_a_failing_test');
    const passed = tests.map((one) => ({ ...one, passed: true }));
    expect(localizeLines({ ...record, tests: passed }).silent).toBe('no_failing_test');
  });

  test('lines of tests are no candidates', () => {
    const lines = [...(record.lines ?? []), ['test/cart.test.js', 3, null] as const];
    const tests = record.tests.map((one) =>
      one.passed ? one : { ...one, lines: [...(one.lines ?? []), 5] },
    );
    expect(localizeLines({ ...record, lines, tests }).lines.map(({ file }) => file)).not.toContain(
      'test/cart.test.js',
    );
  });

  test('the order of tests changes nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
        const tests = order.flatMap((at) => record.tests[at] ?? []);
        expect(listed({ ...record, tests })).toStrictEqual(listed(record));
      }),
    );
  });
});

describe('v8Lines', () => {
  const text = `function pick(a) {
  if (a) {
    return 1;
  }
  // else
  return [2].map((one) => one)[0];
}
pick(1);
`;
  const range = (from: string, to: string, count: number) => ({
    startOffset: text.indexOf(from),
    endOffset: text.indexOf(to) + to.length,
    count,
  });
  const lines = v8Lines({
    text,
    functions: [
      [{ startOffset: 0, endOffset: text.length, count: 1 }],
      [range('function', '[0];\n}', 1), range('\n  // else', '[0];', 0)],
      [range('(one)', '=> one', 0)],
    ],
  });

  test('the count of an inner range stands in for that of the outer', () => {
    expect(lines.map(({ line }) => line)).toStrictEqual([1, 2, 3, 8]);
  });

  test('tells the function around each', () => {
    expect(lines.map(({ of }) => of)).toStrictEqual([1, 1, 1, null]);
  });
});

describe('lines of a record', () => {
  const junit =
    '<testsuite><testcase name="a"/><testcase name="b"><failure message="x"/></testcase></testsuite>';
  const linesOf = async (coverage: Readonly<Record<string, string>>) => {
    const built = await buildRecord({
      coverage: Object.entries(coverage).map(([name, text]) => ({ name, text })),
      results: [{ name: 'r.xml', text: junit }],
      readText: () => Promise.reject(new Error('no such file')),
    });
    if (!built.ok) throw new Error(built.errors[0]?.message);
    const { lines, tests } = built.record;
    return { lines, ran: tests.map((one) => one.lines) };
  };

  test('are those of DA in LCOV, in the function that starts last before them', async () => {
    const section = (title: string, last: number) =>
      `TN:${title}\nSF:a.js\nFN:1,f\nFN:5,g\nFNDA:1,f\nFNDA:1,g\nDA:2,1\nDA:6,1\nDA:7,${last}\nend_of_record\n`;
    const found = await linesOf({ 'lcov.info': section('a', 0) + section('b', 4) });
    expect(found).toStrictEqual({
      lines: [
        ['a.js', 2, 0],
        ['a.js', 6, 1],
        ['a.js', 7, 1],
      ],
      ran: [
        [0, 1],
        [0, 1, 2],
      ],
    });
  });

  test('are those that statements begin on in Istanbul', async () => {
    const at = (start: number, end: number) => ({ start: { line: start }, end: { line: end } });
    const file = (counts: Record<string, number>) =>
      JSON.stringify({
        'a.js': {
          path: 'a.js',
          fnMap: {
            0: { name: 'outer', loc: at(1, 9) },
            1: { name: 'inner', loc: at(3, 5) },
          },
          f: { 0: 1, 1: 1 },
          statementMap: { 0: at(2, 2), 1: at(4, 4), 2: at(7, 8), 3: at(12, 12) },
          s: counts,
        },
      });
    const found = await linesOf({
      'a.json': file({ 0: 1, 1: 0, 2: 1, 3: 1 }),
      'b.json': file({ 0: 1, 1: 2, 2: 1, 3: 1 }),
    });
    expect(found).toStrictEqual({
      lines: [
        ['a.js', 2, 0],
        ['a.js', 4, 1],
        ['a.js', 7, 0],
        ['a.js', 12, null],
      ],
      ran: [
        [0, 2, 3],
        [0, 1, 2, 3],
      ],
    });
  });

  test('are those with the context of the test in coverage.py', async () => {
    const coverage = {
      meta: { show_contexts: true },
      files: {
        'a.py': {
          contexts: { 1: [''], 2: ['a', 'b'], 3: ['b'] },
          functions: {
            f: { executed_lines: [2, 3], missing_lines: [], start_line: 1 },
            '': { executed_lines: [1], missing_lines: [] },
          },
        },
      },
    };
    expect(await linesOf({ 'coverage.json': JSON.stringify(coverage) })).toStrictEqual({
      lines: [
        ['a.py', 2, 0],
        ['a.py', 3, 0],
      ],
      ran: [[0], [0, 1]],
    });
  });

  test('of a whole record must be there', async () => {
    const whole = (fields: object) =>
      buildRecord({
        coverage: [{ name: 'r', text: JSON.stringify({ ...record, ...fields }) }],
        results: [],
        readText: () => Promise.reject(new Error('no such file')),
      });
    expect(await whole({})).toMatchObject({ ok: true, record });
    expect(await whole({ lines: [['a.js', 1, 9]] })).toMatchObject({
      ok: false,
      errors: [{ code: 'BAD_RECORD', message: expect.stringContaining('lines[0]') }],
    });
  });
});
