import { describe, expect, test } from '@jest/globals';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';

interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly input?: Record<string, unknown>;
  readonly signal?: AbortSignal;
}

const trace = 'TypeError: boom\n    at total (/shop/src/cart.ts:2:9)';

async function analyze({ files = {}, input = {}, signal }: Given): Promise<DebugOutput> {
  const parsed = debugInputSchema.parse({
    problem_description: 'The total is wrong.',
    affected_files: Object.keys(files),
    ...input,
  });
  return await analyzeFailure(parsed, {
    readText: (path) => {
      const text = files[path];
      return text === undefined
        ? Promise.reject(new Error(`no file ${path}`))
        : Promise.resolve(text);
    },
    ...(signal ? { signal } : {}),
  });
}

function reasonOf(report: DebugOutput, what: string): string | undefined {
  return report.not_measured.find((one) => one.what === what)?.reason;
}

describe('files', () => {
  const good = {
    '/shop/src/cart.ts': 'export function total() {\n  throw new TypeError("boom");\n}\n',
  };

  test.each([
    ['missing', undefined, 'no file'],
    ['binary', 'a\0b', 'binary'],
    ['not UTF-8', 'a\uFFFDb', 'not UTF-8'],
    ['huge', 'x'.repeat(1_000_001), '1000001 characters'],
  ])('a %s file is evidence, not the end', async (_name, text, reason) => {
    const bad = '/shop/src/bad.ts';
    const files = text === undefined ? good : { ...good, [bad]: text };
    const affected = ['/shop/src/cart.ts', bad];
    const report = await analyze({
      files,
      input: { affected_files: affected, error_traces: [trace] },
    });
    expect(report.evidence.find(({ kind }) => kind === 'unreadable_file')).toMatchObject({
      file: bad,
    });
    expect(reasonOf(report, `file ${bad}`)).toContain(reason);
    expect(report.suspects[0]).toMatchObject({ function: 'total' });
    expect(report.analysis_completeness).toBeLessThan(1);
  });

  test('are not needed where a trace tells something', async () => {
    const input = { affected_files: ['/shop/src/gone.ts'], error_traces: [trace] };
    const report = await analyze({ input });
    expect(report.suspects[0]).toMatchObject({ function: 'total', code_frame: null });
    expect(reasonOf(report, 'source of /shop/src/cart.ts')).toContain('no file');
  });

  test('all unreadable and no trace is an error', async () => {
    const failing = analyze({ input: { affected_files: ['/shop/a.ts', '/shop/b.ts'] } });
    await expect(failing).rejects.toMatchObject({
      code: 'FILES_UNREADABLE',
      errorClass: 'input',
      path: 'affected_files',
    });
  });

  test('that no parser can take still leave the frames', async () => {
    const files = { '/shop/src/cart.ts': `\nx = ${'('.repeat(200_000)}` };
    const report = await analyze({ files, input: { error_traces: [trace] } });
    expect(report.suspects[0]).toMatchObject({ function: 'total', line: 2 });
    expect(reasonOf(report, 'static-analysis')).toContain('the collector failed');
  });

  test('that changed since the trace are told apart', async () => {
    const files = { '/shop/src/cart.ts': 'export {};\n' };
    const late = trace.replace(':2:9', ':200:9');
    const report = await analyze({ files, input: { error_traces: [late] } });
    expect(report.evidence.find(({ kind }) => kind === 'stale_line')).toMatchObject({ line: 200 });
  });

  test('of a trace from another machine are matched by the end of their path', async () => {
    const elsewhere = trace.replace('/shop/', '/builds/ci/shop/');
    const report = await analyze({ files: good, input: { error_traces: [elsewhere] } });
    expect(report.suspects[0]?.file).toBe('/shop/src/cart.ts');
  });
});

describe('input', () => {
  test('with nothing to look at is asked for', async () => {
    await expect(analyze({})).rejects.toMatchObject({ code: 'NEEDS_INPUT', errorClass: 'input' });
  });

  test('without a trace still gives a report with honest nulls', async () => {
    const report = await analyze({ files: { '/shop/a.ts': 'export const a = 1;\n' } });
    expect(report.error_summary).toMatch(
      /^No error trace; .*The total is wrong\. Looked through: /,
    );
    expect(report.error_summary).toMatch(/no anti-pattern in 0 functions \[E1, E3\]$/);
    expect(report.suspects).toEqual([]);
    expect(report.bfros_analysis).toMatchObject({
      behavior_expected: null,
      fault_location: null,
      root_cause_description: null,
    });
    expect(reasonOf(report, 'stack_traces')).toBe('no error trace was given');
    expect(reasonOf(report, 'root_cause.primary_cause')).toBeDefined();
  });

  test('whose trace nobody can read says so', async () => {
    const files = { '/shop/a.ts': 'export const a = 1;\n' };
    const report = await analyze({ files, input: { error_traces: ['it broke'] } });
    expect(reasonOf(report, 'stack_traces')).toContain('no trace of JavaScript');
  });

  test('with inline code and only a message leads to the lines that use its name', async () => {
    const code =
      'def price(item):\n    return item["cost"]\n\ndef name(item):\n    return item["name"]\n';
    const input = { code, error: "KeyError: 'cost'", affected_files: undefined };
    const report = await analyze({ input });
    expect(report.suspects).toMatchObject([
      { rank: 1, method: 'name-in-message', function: 'price', file: 'unknown.py', line: 2 },
    ]);
  });

  test('with inline code in a language that is named is read as such', async () => {
    const code =
      'export function f(xs: number[]) {\n  for (let i = 0; i <= xs.length; i++) g(xs[i]);\n}\n';
    const input = { code, language: 'typescript', affected_files: undefined };
    const report = await analyze({ input });
    expect(report.suspects).toMatchObject([{ method: 'known-pattern', function: 'f' }]);
    expect(report.solution.fixed_code).toContain('i < xs.length');
  });

  test('takes a trace that was pasted into the description', async () => {
    const report = await analyze({ input: { problem_description: `It fails:\n\n${trace}` } });
    expect(report.suspects[0]).toMatchObject({ function: 'total', line: 2 });
  });
});

test('a log of many failures gives a report that can be read', async () => {
  const many = Array.from(
    { length: 60 },
    (_one, at) => `Error: ${'x'.repeat(9_000)}\n    at f${at} (/shop/src/a${at}.ts:1:1)`,
  );
  const files = { '/shop/src/a.ts': 'if (a == 1) f();\n'.repeat(500) };
  const report = await analyze({ files, input: { error_traces: [many.join('\n')] } });
  expect(reasonOf(report, 'stack_traces')).toContain('40 more failures');
  expect(reasonOf(report, 'anti-patterns of /shop/src/a.ts')).toContain('500 were found');
  expect(JSON.stringify(report).length).toBeLessThan(250_000);
});

describe('ranking', () => {
  test('shows equally likely places as tied', async () => {
    const other = 'RangeError: bang\n    at weigh (/shop/src/scale.ts:2:9)';
    const report = await analyze({ input: { error_traces: [trace, other] } });
    expect(report.suspects).toMatchObject([
      { rank: 1, tied: true, function: 'total' },
      { rank: 1, tied: true, function: 'weigh' },
    ]);
    expect(report.bfros_analysis.fault_location).toMatch(/^tied: /);
  });

  test('puts a file that the user names before one that is as near', async () => {
    const other = 'RangeError: bang\n    at weigh (/shop/src/scale.ts:2:9)';
    const files = { '/shop/src/scale.ts': '\n\n' };
    const report = await analyze({ files, input: { error_traces: [trace, other] } });
    expect(report.suspects.map(({ rank, function: name }) => [rank, name])).toEqual([
      [1, 'weigh'],
      [2, 'total'],
    ]);
  });

  test('never takes a test or a library for the fault', async () => {
    const text =
      'Error: x\n    at f (/shop/node_modules/x/i.js:1:1)\n    at t (/shop/test/a.test.js:1:1)';
    const report = await analyze({ input: { error_traces: [text] } });
    expect(report.suspects).toEqual([]);
  });

  test('counts a trace that was printed twice once', async () => {
    const report = await analyze({ input: { error_traces: [trace, trace] } });
    expect(report.evidence.filter(({ kind }) => kind === 'same_origin')).toEqual([]);
    expect(report.evidence.filter(({ kind }) => kind === 'error')).toHaveLength(1);
  });
});

test('missing evidence never adds to what is claimed', async () => {
  const files = { '/shop/src/cart.ts': 'export function total(o) {\n  return o.a.b;\n}\n' };
  const text =
    "TypeError: Cannot read properties of undefined (reading 'b')\n    at total (/shop/src/cart.ts:2:14)";
  const full = await analyze({ files, input: { error_traces: [text] } });
  const poor = await analyze({
    input: { affected_files: ['/shop/src/cart.ts'], error_traces: [text] },
  });
  expect(poor.analysis_completeness).toBeLessThan(full.analysis_completeness);
  expect(poor.evidence.length).toBeLessThan(full.evidence.length);
  expect(full.root_cause.confidence_score).toBe(9 / 16);
  expect(poor.root_cause.confidence_score).toBeNull();
});

test('stops when it is asked to', async () => {
  const stopped = AbortSignal.abort(new Error('cancelled'));
  await expect(analyze({ input: { error_traces: [trace] }, signal: stopped })).rejects.toThrow(
    'cancelled',
  );
});

test('stops between two files', async () => {
  const controller = new AbortController();
  const parsed = debugInputSchema.parse({
    problem_description: 'x',
    affected_files: ['/a.ts', '/b.ts'],
    error_traces: [trace],
  });
  const failing = analyzeFailure(parsed, {
    signal: controller.signal,
    readText: () => {
      controller.abort(new Error('cancelled'));
      return Promise.resolve('export {};');
    },
  });
  await expect(failing).rejects.toThrow('cancelled');
});
