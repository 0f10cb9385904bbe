import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { debugInputSchema, debugOutputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { readEslint } from '../src/lint/read-eslint.ts';
import { runCommand } from '../src/process/run-command.ts';

const source = `export function priceOf(text) {
  const price = Number(text);
  if (price === NaN) throw new RangeError('no price');
  return price;
}
`;

/** Prints what ESLint 10 does for `use-isnan`, wherever the comparison stands. */
const linter = `import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
const [, , , , file] = process.argv;
const text = readFileSync(file, 'utf8');
const start = text.indexOf('price === NaN');
const fix = { range: [start, start + 13], text: 'Number.isNaN(price)' };
const message = { ruleId: 'use-isnan', severity: 2, message: 'Use the isNaN function to compare with NaN.',
  line: 3, column: 7, suggestions: [{ messageId: 'replaceWithIsNaN', fix, desc: 'Replace with Number.isNaN.' }] };
const style = { ruleId: 'quotes', message: 'Strings must use doublequote.', line: 3, fix: { range: [0, 0], text: '' } };
console.log(JSON.stringify([{ filePath: resolve(file), messages: [style, message] }]));
process.exit(1);
`;

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'lint-')));
  await cp(join(import.meta.dirname, 'projects/ledger'), root, { recursive: true });
  await writeFile(join(root, 'src/price.js'), source);
  await writeFile(join(root, 'linter.mjs'), linter);
  const tests = `import { priceOf } from './src/price.js';
import { test } from 'node:test';
import assert from 'node:assert/strict';
test('refuses what is no price', () => assert.throws(() => priceOf('x'), RangeError));
`;
  await writeFile(join(root, 'price.test.js'), tests);
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function analyze(fields: Record<string, unknown>): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'A bad price is taken.',
    affected_files: [join(root, 'src/price.js'), join(root, 'price.test.js')],
    analysis_depth: 'deep',
    test_command: [process.execPath, '--test'],
    lint_command: [process.execPath, 'linter.mjs'],
    ...fields,
  });
  const report = await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    runCommand,
  });
  expect(debugOutputSchema.safeParse(report).error).toBeUndefined();
  return report;
}

describe('what the linter of a project would change', () => {
  test('is the fix where the test command passes with it', async () => {
    const report = await analyze({});
    expect(report.evidence.filter(({ kind }) => kind === 'lint')).toHaveLength(2);
    expect(report.hypotheses[0]).toMatchObject({
      text: expect.stringContaining('use-isnan: Use the isNaN function'),
      verified: true,
    });
    expect(report.root_cause.primary_cause).toMatch(/^Verified: use-isnan/);
    expect(report.solution.patch).toContain('+  if (Number.isNaN(price)) throw new RangeError');
    expect(report.solution_validation.status).toBe('passed');
  });

  test('is no fix where nothing tried it', async () => {
    const report = await analyze({ test_command: null });
    expect(report.evidence.filter(({ kind }) => kind === 'lint')).toHaveLength(2);
    expect(report.solution.patch).toBeNull();
  });

  test('is not known where the command prints something else', async () => {
    const report = await analyze({ lint_command: ['echo', 'oops'] });
    expect(report.not_measured).toContainEqual({
      what: 'lint',
      reason: expect.stringMatching(/^it printed no JSON: oops/),
    });
  });
});

describe('readEslint', () => {
  test('finds the JSON between other lines', () => {
    const json = '[{"filePath":"/a.js","messages":[{"ruleId":null,"message":"m","line":2}]}]';
    expect(readEslint(`(node:1) Warning: x\n${json}\nbye`)).toStrictEqual([
      { file: '/a.js', rule: 'eslint', message: 'm', line: 2, fixes: [] },
    ]);
  });

  test.each(['', '[', '[1]', '{}'])('null for %j', (text) => {
    expect(readEslint(text)).toBeNull();
  });
});
