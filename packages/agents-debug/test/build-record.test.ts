import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { buildRecord } from '../src/records/build-record.ts';
import type { FaultRecord } from '../src/ranking/fault-record.ts';

const noFile = () => Promise.reject(new Error('no such file'));

async function build(
  coverage: Readonly<Record<string, string>>,
  results: Readonly<Record<string, string>>,
): Promise<FaultRecord> {
  const named = (files: typeof coverage) =>
    Object.entries(files).map(([name, text]) => ({ name, text }));
  const built = await buildRecord({
    coverage: named(coverage),
    results: named(results),
    readText: noFile,
  });
  if (!built.ok) throw new Error(built.errors.map(({ message }) => message).join('\n'));
  return built.record;
}

const junit = `<?xml version="1.0"?><!-- by hand -->
<testsuites><testsuite name="cart">
  <testcase classname="cart" name="adds" time="0.1"/>
  <testcase classname="cart" name="sums"><failure message="a &lt; b"><![CDATA[Error: a < b
    at total (src/cart.js:14:3)]]></failure></testcase>
  <testcase classname="cart" name="later"><skipped/></testcase>
</testsuite></testsuites>`;

const jest = JSON.stringify({
  testResults: [
    {
      name: '/app/test/cart.test.js',
      assertionResults: [
        { title: 'adds', fullName: 'cart adds', status: 'passed', failureMessages: [] },
        { title: 'sums', fullName: 'cart sums', status: 'failed', failureMessages: ['Error: 3'] },
        { title: 'later', fullName: 'cart later', status: 'pending', failureMessages: [] },
      ],
    },
    {
      name: '/app/test/tax.test.js',
      assertionResults: [
        { title: 'rates', fullName: 'tax rates', status: 'passed', failureMessages: null },
      ],
    },
  ],
});

function istanbul(runs: Readonly<Record<string, number>>): string {
  const names = Object.keys(runs);
  return JSON.stringify({
    '/app/src/cart.js': {
      path: '/app/src/cart.js',
      fnMap: Object.fromEntries(
        names.map((name, at) => [at, { name, loc: { start: { line: 10 * at + 1, column: 0 } } }]),
      ),
      f: Object.fromEntries(names.map((name, at) => [at, runs[name]])),
    },
  });
}

describe('buildRecord', () => {
  test('joins LCOV by test name and JUnit XML; a skipped test is none', async () => {
    const section = (title: string, total: number) =>
      `TN:${title}\nSF:src/cart.js\nFN:1,add\nFN:11,20,total\nFNDA:1,add\nFNDA:${total},total\nend_of_record\n`;
    const lcov = section('cart adds', 0) + section('cart_sums', 2);
    expect(await build({ 'lcov.info': lcov }, { 'junit.xml': junit })).toStrictEqual({
      functions: [
        ['src/cart.js', 'add', 1],
        ['src/cart.js', 'total', 11],
      ],
      tests: [
        { title: 'cart adds', passed: true, covered: [0], stack: null },
        {
          title: 'cart sums',
          passed: false,
          covered: [0, 1],
          stack: 'Error: a < b\n    at total (src/cart.js:14:3)',
        },
      ],
    });
  });

  test('reads the function records of LCOV 2.2', async () => {
    const lcov = 'TN:adds\nSF:a.js\nFNL:0,4,9\nFNA:0,1,one\nFNA:0,0,two,three\nend_of_record\n';
    const { functions, tests } = await build({ 'lcov.info': lcov }, { 'junit.xml': junit });
    expect(functions).toStrictEqual([
      ['a.js', 'one', 4],
      ['a.js', 'two,three', 4],
    ]);
    expect(tests[0]).toMatchObject({ title: 'cart adds', covered: [0] });
  });

  test('joins Istanbul files, named after tests, and the JSON of jest', async () => {
    const { tests } = await build(
      {
        'out/cart-adds.json': istanbul({ add: 3, total: 0 }),
        'out/sums.json': istanbul({ add: 1, total: 1 }),
      },
      { 'jest.json': jest },
    );
    expect(tests).toStrictEqual([
      { title: 'cart adds', passed: true, covered: [0], stack: null },
      { title: 'cart sums', passed: false, covered: [0, 1], stack: 'Error: 3' },
      { title: 'tax rates', passed: true, covered: [], stack: null },
    ]);
  });

  test('takes the tests of a file as one where coverage is a file', async () => {
    const { tests } = await build(
      {
        'cart.test.json': istanbul({ add: 1, total: 1 }),
        'tax.json': istanbul({ add: 1, total: 0 }),
      },
      { 'jest.json': jest },
    );
    expect(tests).toStrictEqual([
      { title: 'cart sums', passed: false, covered: [0, 1], stack: 'Error: 3' },
      { title: 'tax rates', passed: true, covered: [0], stack: null },
    ]);
  });

  test('reads contexts of coverage.py as tests of pytest', async () => {
    const coverage = {
      meta: { format: 3, version: '7.13.1', show_contexts: true },
      files: {
        'shop/cart.py': {
          contexts: {
            2: ['tests/test_cart.py::test_add|run', 'tests/test_cart.py::test_sum|run'],
            6: ['tests/test_cart.py::test_sum|run'],
          },
          functions: {
            add: { executed_lines: [2], missing_lines: [3], start_line: 1 },
            'Cart.total': { executed_lines: [6], missing_lines: [] },
            '': { executed_lines: [1, 5], missing_lines: [] },
          },
        },
      },
    };
    const pytest = `<testsuites><testsuite name="pytest">
<testcase classname="tests.test_cart" name="test_add"/>
<testcase classname="tests.test_cart" name="test_sum"><error message="boom"/></testcase>
</testsuite></testsuites>`;
    const record = await build({ 'coverage.json': JSON.stringify(coverage) }, { 'r.xml': pytest });
    expect(record.functions).toStrictEqual([
      ['shop/cart.py', 'add', 1],
      ['shop/cart.py', 'Cart.total', 6],
    ]);
    expect(record.tests.map(({ passed, covered }) => ({ passed, covered }))).toStrictEqual([
      { passed: true, covered: [0] },
      { passed: false, covered: [0, 1] },
    ]);
  });

  test('reads what node writes into NODE_V8_COVERAGE', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'v8-record-'));
    try {
      const source = 'function add(a) {\n  return a;\n}\n\nfunction total() {}\nadd(1);\n';
      await writeFile(join(folder, 'cart.cjs'), source);
      await promisify(execFile)(process.execPath, [join(folder, 'cart.cjs')], {
        env: { NODE_V8_COVERAGE: join(folder, 'v8') },
      });
      const [written = ''] = await readdir(join(folder, 'v8'));
      const text = await readFile(join(folder, 'v8', written), 'utf8');
      const built = await buildRecord({
        coverage: [{ name: 'cart adds.json', text }],
        results: [{ name: 'junit.xml', text: junit }],
        readText: (path) => readFile(path, 'utf8'),
      });
      expect(built).toMatchObject({ ok: true, uncovered: 1 });
      if (!built.ok) return;
      const { functions, tests } = built.record;
      const named = functions.map(([, name, line]) => `${name} ${line}`);
      expect(named).toStrictEqual(expect.arrayContaining(['add 1', 'total 5']));
      expect(tests[0]?.covered).toContain(named.indexOf('add 1'));
      expect(tests[0]?.covered).not.toContain(named.indexOf('total 5'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('takes a whole record as it is', async () => {
    const record = {
      functions: [['a.js', 'f', 1]],
      tests: [{ title: 't', passed: false, covered: [0] }],
    };
    expect(await build({ 'r.json': JSON.stringify({ bug: 'x', ...record }) }, {})).toStrictEqual(
      record,
    );
  });

  const refused = async (coverage: string, results = junit) => {
    const built = await buildRecord({
      coverage: [{ name: 'c', text: coverage }],
      results: [{ name: 'r', text: results }],
      readText: noFile,
    });
    return built.ok ? [] : built.errors.map(({ code }) => code);
  };

  test('refuses what it does not know, and says all of it', async () => {
    expect(await refused('<html>', '{}')).toStrictEqual(['UNKNOWN_COVERAGE', 'UNKNOWN_RESULTS']);
    expect(await refused('')).toStrictEqual(['UNKNOWN_COVERAGE']);
  });

  test('refuses coverage of other tests than those of the results', async () => {
    expect(await refused('TN:other\nSF:a.js\nFN:1,f\nFNDA:1,f\nend_of_record\n')).toStrictEqual([
      'NO_TEST_MATCHES',
    ]);
  });

  test('refuses several records at once', async () => {
    const record = JSON.stringify({ functions: [], tests: [] });
    expect(await refused(`${record}\n${record}\n`)).toStrictEqual(['BAD_RECORD']);
  });

  test('refuses a record whose indices name no function', async () => {
    const record = { functions: [], tests: [{ title: 't', passed: true, covered: [0] }] };
    expect(await refused(JSON.stringify(record))).toStrictEqual(['BAD_RECORD']);
    expect(await refused(JSON.stringify({ functions: 1, tests: [] }))).toStrictEqual([
      'BAD_RECORD',
    ]);
  });
});
