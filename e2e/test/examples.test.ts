import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runResultSchema, taskTraceSchema, traceIndexSchema } from '@parallel-dispatcher/schema';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'dispatch-examples-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const examples = [
  'quickstart',
  'debug-then-fix',
  'own-agent',
  'verified-fix',
  'patterns/parallel',
  'patterns/chain',
  'patterns/fan-out',
  'patterns/fan-in',
  'patterns/pipeline',
  'documented/three-nodes',
  'documented/debug-then-fix',
  'documented/mixed',
];

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('the example', () => {
  test.each(examples)(
    '%s succeeds, and its traces say so',
    (name) => {
      const output = join(scratch, `${name.replace('/', '-')}.json`);
      const ran = spawnSync(
        process.execPath,
        ['--no-warnings', join(root, 'scripts/example.ts'), name, '--output-file', output],
        { cwd: root, encoding: 'utf8' },
      );
      const folder = join(root, 'examples/runs', name);
      const result = runResultSchema.parse(readJson(output));

      expect({ status: result.status, exit: ran.status, stderr: ran.stderr }).toEqual({
        status: 'success',
        exit: 0,
        stderr: '',
      });
      const index = traceIndexSchema.parse(readJson(join(folder, result.trace_index ?? '')));
      expect(index.tasks.map((task) => task.outcome)).toEqual(index.tasks.map(() => 'succeeded'));
      for (const { trace_file: file } of result.results) {
        taskTraceSchema.parse(readJson(join(folder, file ?? '')));
      }
    },
    120_000,
  );

  test('verified-fix finds the fault by its tests, and tries the fix', () => {
    const folder = join(root, 'examples/runs/verified-fix');
    const { results } = runResultSchema.parse(readJson(join(scratch, 'verified-fix.json')));
    expect(results[0]?.output).toMatchObject({
      suspects: [{ rank: 1, tied: false, function: 'subtotal' }, {}, {}],
      solution: { patch: expect.stringContaining('+  for (let i = 0; i < items.length; i++) {') },
      solution_validation: {
        status: 'passed',
        // Once more without the fix: tests that pass by luck do not count for it.
        runs: [
          { on: 'original', exit_code: 1 },
          { on: 'patched', exit_code: 0 },
          { on: 'original', exit_code: 1 },
        ],
      },
    });
    const cart = (project: string): string => readFileSync(join(project, 'src/cart.js'), 'utf8');
    expect(cart(join(folder, 'project'))).toBe(cart(join(root, 'examples/verified-fix/project')));
  });

  test('debug-then-fix mends the file that its tests fail on, and nothing else', () => {
    const source = join(root, 'examples/debug-then-fix/project');
    const mended = join(root, 'examples/runs/debug-then-fix/project');
    const files = globSync('{src,test}/*.js', { cwd: source });
    const changed = files.filter(
      (file) =>
        readFileSync(join(source, file), 'utf8') !== readFileSync(join(mended, file), 'utf8'),
    );
    expect(changed).toEqual(['src/stock.js']);
    const env = withoutTestContext();
    expect(spawnSync(process.execPath, ['--test'], { cwd: source, env }).status).toBe(1);
    expect(spawnSync(process.execPath, ['--test'], { cwd: mended, env }).status).toBe(0);
  }, 60_000);

  test.each([
    ['three-nodes', 3],
    ['debug-then-fix', 1],
    ['mixed', 2],
  ] as const)(
    'documented/%s makes %d nodes of sentences, which type-check and pass their own tests',
    (name, count) => {
      const { results } = runResultSchema.parse(readJson(join(scratch, `documented-${name}.json`)));
      const nodes = results.flatMap(({ output }) =>
        Object.hasOwn(Object(output), 'provenance') ? [output] : [],
      );
      expect(nodes).toHaveLength(count);
      for (const node of nodes) {
        expect(node).toMatchObject({
          validation_passed: true,
          validation: { types: { passed: true }, tests: { passed: true } },
          provenance: {
            model: null,
            contract_by: 'embedded-rules',
            types_from: [expect.stringContaining('src/models.ts')],
          },
        });
      }
      const generated = join(root, 'examples/runs/documented', name, 'project/generated');
      const tests = globSync('*/*.test.ts', { cwd: generated });
      expect(tests).toHaveLength(count);
      execFileSync(process.execPath, ['--no-warnings', '--test', ...tests], { cwd: generated });
    },
    60_000,
  );

  test('documented/debug-then-fix mends the fault that it found', () => {
    const { results } = runResultSchema.parse(
      readJson(join(scratch, 'documented-debug-then-fix.json')),
    );
    expect(results[0]?.output).toMatchObject({ solution_validation: { status: 'passed' } });
    const mended = join(root, 'examples/runs/documented/debug-then-fix/project/src/sign-in.js');
    expect(readFileSync(mended, 'utf8')).toContain('at < users.length');
  });

  test('pay-once pays each bill once, although it is killed half-way', () => {
    const ran = spawnSync(
      process.execPath,
      ['--no-warnings', join(root, 'scripts/example.ts'), 'pay-once'],
      { cwd: root, encoding: 'utf8' },
    );
    expect(ran.stdout).toContain('killed by SIGKILL');
    expect(ran.stdout).toContain('5 payments for 5 bills');
    expect({ exit: ran.status, stderr: ran.stderr }).toEqual({ exit: 0, stderr: '' });
  }, 120_000);

  test('quickstart leaves nodes whose own tests pass where they were written', () => {
    const generated = join(root, 'examples/runs/quickstart/project/generated');
    const tests = globSync('*/*.test.ts', { cwd: generated });
    expect(tests).toHaveLength(2);
    execFileSync(process.execPath, ['--no-warnings', '--test', ...tests], { cwd: generated });
  }, 60_000);

  test('quickstart shows a trace that its own test suite really gives', () => {
    const project = join(root, 'examples/quickstart/project');
    const plan = readFileSync(join(root, 'examples/quickstart/plan.json'), 'utf8');
    const ran = spawnSync(process.execPath, ['--no-warnings', '--test', 'test/cart.test.ts'], {
      cwd: project,
      encoding: 'utf8',
      env: withoutTestContext(),
    });
    expect(ran.status).toBe(1);
    const frame = new RegExp(String.raw`at lineTotal \(file://.*/src/cart\.ts:10:18\)`);
    expect(ran.stdout).toMatch(frame);
    expect(plan).toMatch(frame);
  });

  test('plans name only files that the example has or makes', () => {
    const shown = globSync('**/*plan.json', {
      cwd: join(root, 'examples'),
      exclude: ['runs', '**/node_modules'],
    });
    // Those above, and pay-once.
    expect(shown).toHaveLength(examples.length + 1);
    expect(existsSync(join(root, 'examples/quickstart/project/contracts/cart_total.yaml'))).toBe(
      true,
    );
  });
});

/** `node --test` inside another test runner's child reports to that runner instead of stdout. */
function withoutTestContext(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  return env;
}
