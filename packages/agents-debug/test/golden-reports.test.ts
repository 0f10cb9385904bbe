import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { debugOutputSchema, type DebugOutput, type Evidence } from '@parallel-dispatcher/schema';
import { analyzeCase, pathIn } from './support/analyze-case.ts';
import { citedIn, claimsOf } from './support/claims-of.ts';

const cases = readdirSync(join(import.meta.dirname, 'fixtures'));

function evidenceOf(report: DebugOutput, kind: string): readonly Evidence[] {
  return report.evidence.filter((one) => one.kind === kind);
}

function notMeasured(report: DebugOutput, what: string): string | undefined {
  return report.not_measured.find((one) => one.what === what)?.reason;
}

describe.each(cases)('%s', (name) => {
  test.each(['quick', 'standard', 'deep'])('keeps the promises of a report (%s)', async (depth) => {
    const report = await analyzeCase(name, { analysis_depth: depth });
    expect(debugOutputSchema.safeParse(report).error).toBeUndefined();
    const ids = new Set(report.evidence.map(({ id }) => id));
    for (const claim of claimsOf(report)) {
      expect({ claim, cites: citedIn(claim).length > 0 }).toEqual({ claim, cites: true });
      for (const id of citedIn(claim)) expect(ids).toContain(id);
    }
    for (const { evidence } of report.suspects) expect(evidence.length).toBeGreaterThan(0);
    for (const { verified } of report.hypotheses) expect(verified).toBe(false);
    const { confidence_score: score, confidence_basis: basis } = report.root_cause;
    if (score === null) {
      expect(notMeasured(report, 'root_cause.confidence_score')).toMatch(/benchmark/);
    } else {
      expect(score).toBeLessThanOrEqual((basis?.right ?? 0) / (basis?.bugs ?? 1));
    }
    expect(report.solution_validation.status).toBe('not_run');
    expect(report.engine).toBe('embedded');
  });

  test('gives the same report twice', async () => {
    expect(await analyzeCase(name)).toEqual(await analyzeCase(name));
  });
});

test('names the value that was undefined and the function it may come from', async () => {
  const report = await analyzeCase('ts-undefined');
  expect(report.suspects[0]).toMatchObject({
    rank: 1,
    tied: false,
    method: 'stack',
    function: 'printInvoice',
    file: pathIn('ts-undefined', 'src/invoice.ts'),
    line: 17,
  });
  expect(evidenceOf(report, 'empty_value')[0]?.summary).toContain('`customer` was undefined');
  expect(evidenceOf(report, 'value_origin').map(({ line }) => line)).toEqual([10, 12, 16]);
  expect(report.root_cause.primary_cause).toContain('`lookUp` may leave so');
  expect(report.solution.fixed_code).toBeNull();
  expect(notMeasured(report, 'solution.fixed_code')).toContain('MODEL_REQUIRED');
});

test('finds an off-by-one through the test that calls it, and fixes it', async () => {
  const report = await analyzeCase('js-off-by-one');
  expect(report.bfros_analysis.behavior_expected).toMatch(/^6 \[E\d+\]$/);
  expect(report.bfros_analysis.behavior_actual).toMatch(/^NaN \[E\d+\]$/);
  expect(evidenceOf(report, 'no_project_frame')).toHaveLength(1);
  expect(report.suspects).toMatchObject([
    { rank: 1, method: 'test-call', function: 'sum', file: pathIn('js-off-by-one', 'src/sum.js') },
  ]);
  expect(report.solution.fixed_code).toContain('i < numbers.length');
  expect(report.solution.fixed_code).toMatch(/^export function sum/);
});

test('does not look at patterns when asked to be quick', async () => {
  const report = await analyzeCase('js-off-by-one', { analysis_depth: 'quick' });
  expect(evidenceOf(report, 'anti_pattern')).toEqual([]);
  expect(report.solution.fixed_code).toBeNull();
});

test('finds the await that is missing before a rejection', async () => {
  const report = await analyzeCase('ts-async-rejection');
  expect(report.suspects[0]).toMatchObject({ function: 'writeReport', line: 9 });
  expect(report.root_cause.pattern_matches[0]).toMatch(/^missing-await/);
  expect(report.solution.fixed_code).toContain('const users = await loadUsers();');
});

test('follows causes to where the error was thrown first', async () => {
  const report = await analyzeCase('ts-far-cause');
  expect(report.suspects[0]).toMatchObject({ rank: 1, function: 'readPort', line: 4 });
  expect(report.error_summary).toContain('RangeError: port must be a whole number');
  expect(evidenceOf(report, 'wrapped_error')).toHaveLength(2);
});

test('sees one failure in two traces with one cause', async () => {
  const report = await analyzeCase('js-two-traces');
  expect(evidenceOf(report, 'error')).toHaveLength(1);
  expect(evidenceOf(report, 'same_origin')[0]?.summary).toContain('2 traces');
  expect(report.suspects[0]).toMatchObject({ rank: 1, tied: false, function: 'priceOf' });
  expect(evidenceOf(report, 'empty_value')[0]?.summary).toContain('`item.price`');
});

test('says that no frame is of the project instead of blaming one', async () => {
  const report = await analyzeCase('js-no-project-frame');
  expect(report.suspects).toEqual([]);
  expect(report.bfros_analysis.fault_location).toBeNull();
  expect(notMeasured(report, 'bfros_analysis.fault_location')).toContain('no project frame');
  expect(evidenceOf(report, 'error_meaning')[0]?.summary).toContain('ECONNREFUSED');
});

test('names the missing key of a Python mapping', async () => {
  const report = await analyzeCase('py-key-error');
  expect(report.suspects[0]).toMatchObject({ function: 'Cart.price', line: 12 });
  expect(report.suspects[1]).toMatchObject({ function: 'Cart.total' });
  expect(evidenceOf(report, 'error_meaning')[0]?.summary).toContain("the key 'milk'");
});

test('leads from None to the function that may end without a return', async () => {
  const report = await analyzeCase('py-none-attribute');
  expect(report.suspects[0]).toMatchObject({ function: 'greet', line: 16 });
  expect(evidenceOf(report, 'empty_value')[0]?.summary).toContain('`user` was None');
  expect(report.root_cause.primary_cause).toContain('`find_user`');
});

test('blames the handler, not the error that it was handling', async () => {
  const report = await analyzeCase('py-handler-fails');
  expect(report.suspects[0]).toMatchObject({ function: 'log_failure', line: 2 });
  expect(evidenceOf(report, 'empty_value')[0]?.summary).toContain('`error.filename` was None');
});

test('fixes a range that runs past the end', async () => {
  const report = await analyzeCase('py-past-the-end');
  expect(report.suspects[0]).toMatchObject({ function: 'pairs', line: 4 });
  expect(report.solution.fixed_code).toContain('range(len(names)):');
});

test('tells the source of minified code by its map', async () => {
  const report = await analyzeCase('ts-transpiled');
  expect(report.suspects[0]).toMatchObject({
    rank: 1,
    tied: false,
    function: 'shippingOf',
    file: pathIn('ts-transpiled', 'src/shipping.ts'),
    line: 19,
  });
  expect(evidenceOf(report, 'empty_value')[0]?.summary).toContain('`zone` was undefined');
  expect(report.root_cause.primary_cause).toContain('`zoneOf` may leave so');
});

test('ranks the calls of a Java exception', async () => {
  const report = await analyzeCase('java-null-pointer');
  expect(report.suspects).toMatchObject([
    {
      rank: 1,
      function: 'shop.Cart.total',
      file: pathIn('java-null-pointer', 'src/shop/Cart.java'),
    },
    { rank: 2, function: 'shop.Cart.main', line: 24 },
  ]);
});

test('follows the causes of a Java exception to the one that was thrown first', async () => {
  const report = await analyzeCase('java-nested-cause');
  expect(report.error_summary).toContain('NumberFormatException: For input string: "80a0"');
  expect(evidenceOf(report, 'wrapped_error')).toHaveLength(2);
  expect(report.suspects[0]).toMatchObject({ function: 'app.Service.parsePort', line: 8 });
});

test('ranks the calls of a Go panic', async () => {
  const report = await analyzeCase('go-nil-map');
  expect(report.suspects[0]).toMatchObject({ function: 'main.(*Counter).Add', line: 10 });
  expect(notMeasured(report, `static analysis of ${pathIn('go-nil-map', 'count.go')}`)).toContain(
    'only TypeScript, JavaScript and Python',
  );
});

describe('the hypothesis of the user', () => {
  const verdictOn = async (name: string, hypothesis: string): Promise<string> => {
    const report = await analyzeCase(name, { hypothesis });
    const own = report.hypotheses.find(({ text }) => text === hypothesis);
    if (own === undefined) return 'missing';
    if (own.contradicted_by.length > 0) return 'contradicted';
    return own.supported_by.length > 0 ? 'supported' : 'open';
  };

  test.each([
    ['ts-undefined', 'customer is undefined', 'supported'],
    ['ts-undefined', 'lookUp finds nobody', 'supported'],
    ['ts-undefined', 'the customer is null', 'contradicted'],
    ['ts-undefined', 'a RangeError in the date code', 'contradicted'],
    ['ts-undefined', 'the template engine is too old', 'open'],
    ['js-two-traces', 'item is undefined', 'contradicted'],
    ['js-two-traces', 'item.price is undefined for tea', 'supported'],
    ['js-off-by-one', 'an off-by-one in the loop', 'supported'],
    ['ts-async-rejection', 'somebody forgot to await', 'supported'],
  ])('%s: "%s" is %s', async (name, hypothesis, verdict) => {
    expect(await verdictOn(name, hypothesis)).toBe(verdict);
  });

  test('is told to be open when nothing speaks for or against it', async () => {
    const report = await analyzeCase('ts-undefined', { hypothesis: 'solar flares' });
    expect(notMeasured(report, 'hypothesis')).toContain('no evidence either way');
  });
});

test('names what deep analysis could not do, and counts it as incomplete', async () => {
  const deep = await analyzeCase('ts-undefined', { analysis_depth: 'deep' });
  const standard = await analyzeCase('ts-undefined');
  for (const what of ['tests', 'coverage', 'git_history', 'similar_cases']) {
    expect(notMeasured(deep, what)).toBeDefined();
  }
  // Four collectors ask tools, one asks git, and here there are none.
  expect(standard.analysis_completeness).toBeCloseTo(12 / 17);
  expect(deep.analysis_completeness).toBeCloseTo(14 / 23);
});
