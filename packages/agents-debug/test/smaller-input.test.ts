import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { debugInputSchema, debugOutputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { runCommand } from '../src/process/run-command.ts';

let root: string;
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'smaller-input-')), 'ledger');
  await cp(join(import.meta.dirname, 'projects/ledger'), root, { recursive: true });
});
afterEach(async () => {
  await rm(join(root, '..'), { recursive: true });
});

const bookings = ['4 EUR', '7 USD', '1 GBP', '9 EUR', '2 USD'].map((line) => `${line}\n`).join('');

async function analyze(fields: Record<string, unknown>): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'The total cannot be had.',
    affected_files: [join(root, 'src/total.js')],
    analysis_depth: 'deep',
    test_command: [process.execPath, 'src/total.js'],
    ...fields,
  });
  const report = await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    runCommand,
  });
  expect(debugOutputSchema.safeParse(report).error).toBeUndefined();
  return report;
}

test('the line that the failure needs is found, read from standard input', async () => {
  const report = await analyze({ failing_input: { text: bookings } });
  expect(report.reduced_input).toMatchObject({
    text: '1 GBP\n',
    split: 'lines',
    parts_before: 5,
    parts_after: 1,
    minimal: true,
  });
  const [id] = report.reduced_input?.evidence ?? [];
  expect(report.evidence.find((one) => one.id === id)).toMatchObject({ kind: 'smaller_input' });
  expect(report.suspects[0]).toMatchObject({ method: 'stack', function: 'total' });
});

test('and from a file, by characters, as long as the failure is the same one', async () => {
  const file = join(root, 'bookings.txt');
  await writeFile(file, bookings);
  const { reduced_input: found } = await analyze({
    test_command: [process.execPath, 'src/total.js', '{input}'],
    failing_input: { file, split: 'characters' },
  });
  expect(found).toMatchObject({ minimal: true });
  expect(found?.text.length).toBeLessThan(4);
  expect(await readFile(file, 'utf8')).toBe(bookings);
});

test.each([
  [{ text: '4 EUR\n' }, 'the test command passes with the whole input'],
  [{ text: '1 GBP\n', split: 'json' }, 'it is to be split as JSON, and it is none'],
])('%j: %s', async (given, reason) => {
  const report = await analyze({ failing_input: given });
  expect(report.reduced_input).toBeNull();
  expect(report.not_measured).toContainEqual({ what: 'smaller_input', reason });
});

test.each([
  [{ failing_input: {} }, 'failing_input'],
  [{ failing_input: { text: 'a', file: '/a' } }, 'failing_input'],
  [{ failing_input: { text: 'a' }, test_command: null }, 'test_command'],
])('%j is refused', (fields, at) => {
  const { error } = debugInputSchema.safeParse({
    problem_description: 'x',
    affected_files: ['/a.js'],
    test_command: ['x'],
    ...fields,
  });
  expect(error?.issues.map(({ path }) => path.join('.'))).toContain(at);
});
