import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from './start-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'localize-'));
  await writeFile(join(folder, 'lcov.info'), lcov);
  await writeFile(join(folder, 'junit.xml'), junit);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const lcov = `TN:adds
SF:src/cart.js
FN:1,add
FN:11,total
FNDA:1,add
FNDA:0,total
DA:2,1
end_of_record
TN:sums
SF:src/cart.js
FN:1,add
FN:11,total
FNDA:1,add
FNDA:1,total
DA:2,1
DA:12,1
end_of_record
`;
const junit = `<testsuites><testsuite name="cart">
<testcase name="adds"/><testcase name="sums"><failure message="no"/></testcase>
</testsuite></testsuites>`;
const files = ['--coverage', 'lcov.info', '--results', 'junit.xml'];

test('ranks the functions of a failing run', async () => {
  const end = await runCli(['localize', ...files], { cwd: folder });
  expect(end).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(end.stdout)).toMatchObject({
    silent: null,
    functions: [
      { rank: 1, shared_by: 1, file: 'src/cart.js', name: 'total', line: 11 },
      { rank: 2, name: 'add' },
    ],
    test_count: 2,
    failed_count: 1,
    measured: { bugs: 56 },
  });
});

test('says it in text too, the first so many', async () => {
  const args = ['localize', ...files, '--top', '1', '--output-format', 'text'];
  const { stdout } = await runCli(args, { cwd: folder });
  expect(stdout).toMatch(
    /^1 of 2 tests failed; 1 of 2 functions\n {2}1 {2}total {2}src\/cart\.js:11 /,
  );
});

test('ranks lines too when asked to', async () => {
  const { stdout } = await runCli(['localize', ...files, '--lines'], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({
    lines: [
      { rank: 1, shared_by: 1, file: 'src/cart.js', line: 12, function: 'total' },
      { rank: 2, line: 2, function: 'add' },
    ],
    line_count: 2,
    lines_silent: null,
    lines_measured: { bugs: 40 },
  });
  const args = ['localize', ...files, '--lines', '--output-format', 'text'];
  const text = await runCli(args, { cwd: folder });
  expect(text.stdout).toContain('2 of 2 lines that failing tests ran\n  1  src/cart.js:12  total');
});

test('refuses files that it does not know', async () => {
  const args = ['localize', '--coverage', 'junit.xml', '--results', 'missing.xml'];
  const missing = await runCli(args, { cwd: folder });
  expect(missing.code).toBe(2);
  expect(JSON.parse(missing.stdout)).toMatchObject({ errors: [{ code: 'INPUT_NOT_FOUND' }] });
  const unknown = await runCli(['localize', '--coverage', 'junit.xml'], { cwd: folder });
  expect(unknown.code).toBe(2);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ errors: [{ code: 'UNKNOWN_COVERAGE' }] });
});
