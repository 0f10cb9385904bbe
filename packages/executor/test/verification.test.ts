import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { attemptReportSchema, type TaskEnvelope } from '@parallel-dispatcher/schema';
import { untilMarked } from './fixtures/marked-processes.ts';
import { envelopeOf, openZoo } from './fixtures/zoo.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'verify-')));
const pool = openZoo({ roots: [root], workDir: root });

afterAll(async () => {
  await pool[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});

const node = (script: string) => [process.execPath, '-e', script];

const run = async (argv: readonly string[], more: Partial<TaskEnvelope> = {}) => {
  const verify = { argv: [...argv], timeout_ms: 30_000 };
  return await pool.run(envelopeOf('echo', { n: 1 }, { verify, ...more }));
};

describe('verification', () => {
  test('runs in the working directory after the files were placed', async () => {
    const path = join(root, 'made.txt');
    const check = `process.exit(require('fs').readFileSync('made.txt', 'utf8') === 'x' ? 0 : 1)`;
    const verify = { argv: node(check), timeout_ms: 30_000 };
    const input = { do: 'write', path, text: 'x' };
    const report = await pool.run(envelopeOf('zoo-io', input, { verify }));
    expect(report).toMatchObject({
      status: 'succeeded',
      verification: { passed: true, exit_code: 0, signal: null, timed_out: false },
    });
    expect(attemptReportSchema.safeParse(report).success).toBe(true);
  });

  test('that fails is a failure that can be repaired, with what it printed', async () => {
    const report = await run(node('console.log("1 test failed"); process.exit(3)'));
    expect(report).toMatchObject({
      status: 'failed',
      error_class: 'invalid_output',
      error: { code: 'VERIFY_FAILED' },
      output: { echo: { n: 1 } },
      verification: { passed: false, exit_code: 3, output: '1 test failed\n' },
    });
  });

  test('gets no shell', async () => {
    const report = await run([...node('console.log(process.argv[1])'), '$(id); `id`']);
    expect(report.verification?.output).toBe('$(id); `id`\n');
  });

  test('that cannot be started did not pass', async () => {
    const report = await run(['no-such-program']);
    expect(report).toMatchObject({
      status: 'failed',
      verification: { passed: false, exit_code: null, output: expect.stringContaining('ENOENT') },
    });
  });

  test('that hangs is ended with all it started', async () => {
    const mark = `VERIFY_${process.pid}_${Date.now()}`;
    const grandchild = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`;
    const script = `const env = { ...process.env, ${mark}: '1' }; require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit', env }); setInterval(() => {}, 1000)`;
    const verify = { argv: node(script), timeout_ms: 1_500 };
    const running = pool.run(envelopeOf('echo', {}, { verify }));
    await untilMarked(mark, (count) => count === 1);
    expect((await running).verification).toMatchObject({ passed: false, timed_out: true });
    await untilMarked(mark, (count) => count === 0);
  });

  test('that is cancelled is no failed check', async () => {
    const started = join(root, 'check-started');
    const script = `require('fs').writeFileSync(${JSON.stringify(started)}, ''); setInterval(() => {}, 1000)`;
    const verify = { argv: node(script), timeout_ms: 30_000 };
    const cancel = new AbortController();
    const running = pool.run(envelopeOf('echo', {}, { verify }), { signal: cancel.signal });
    while (!existsSync(started)) await new Promise((resolve) => setImmediate(resolve));
    cancel.abort('enough');
    expect(await running).toMatchObject({
      status: 'cancelled',
      error: { code: 'CANCELLED' },
      verification: { passed: false, timed_out: false },
    });
  });

  test('keeps the end of what is printed', async () => {
    const report = await run(
      node('for (let i = 0; i < 20000; i++) console.log("line " + i); process.exitCode = 1'),
    );
    const output = report.verification?.output ?? '';
    expect(output.length).toBeLessThan(9_000);
    expect(output.startsWith('[...]\nline ')).toBe(true);
    expect(output.endsWith('line 19999\n')).toBe(true);
  });

  test('does not run where the answer was not accepted', async () => {
    const verify = { argv: node('process.exit(0)'), timeout_ms: 30_000 };
    const report = await pool.run(envelopeOf('fail', {}, { verify }));
    expect(report.status).toBe('failed');
    expect(report.verification ?? null).toBeNull();
  });
});

describe('files of a task that was not accepted in the end', () => {
  test('may be replaced by its next attempt, and by no other task', async () => {
    const path = join(root, 'again.txt');
    const verify = { argv: node('process.exit(1)'), timeout_ms: 30_000 };
    const write = (text: string) => ({ do: 'write', path, text });
    const first = envelopeOf('zoo-io', write('one'), { verify });
    expect(await pool.run(first)).toMatchObject({
      error: { code: 'VERIFY_FAILED' },
      files_written: [path],
    });
    expect(await pool.run(envelopeOf('zoo-io', write('other')))).toMatchObject({
      error: { code: 'FILE_EXISTS' },
    });
    const { task } = first;
    const second = envelopeOf('zoo-io', write('two'), { task, generation: 2, attempt: 2 });
    expect(await pool.run(second)).toMatchObject({ status: 'succeeded' });
    expect(readFileSync(path, 'utf8')).toBe('two');
  });
});

describe('declared writes', () => {
  test.each([
    ['inside', ['src/**'], 'src/a.txt', []],
    ['outside', ['src/**'], 'lib/a.txt', ['lib/a.txt']],
  ])('%s', async (_name, globs, file, outside) => {
    const path = join(root, file);
    const writes = globs.map((glob) => join(root, glob));
    const input = { do: 'write', path, text: 'x', overwrite: true };
    const report = await pool.run(envelopeOf('zoo-io', input, { writes }));
    expect(report.writes_outside).toStrictEqual({
      files: outside.map((name) => join(root, name)),
      reason: null,
    });
  });

  test('of a process cannot be observed', async () => {
    const report = await pool.run(envelopeOf('zoo-process', { do: 'ok' }, { writes: ['/x'] }));
    expect(report.writes_outside).toMatchObject({ files: null, reason: expect.any(String) });
  });

  test('that nobody declared are not judged', async () => {
    const report = await pool.run(envelopeOf('zoo-io', { do: 'ok' }));
    expect(report.writes_outside).toBeNull();
  });
});

describe('agents made from settings', () => {
  test.each(['shared', 'thread', 'process'] as const)('run on a %s worker', async (isolation) => {
    const moduleUrl = new URL('fixtures/made-from-settings.js', import.meta.url).href;
    const { createAgent } = (await import(moduleUrl)) as {
      createAgent: (settings: object) => never;
    };
    const settings = { name: 'made', answer: 42, isolation };
    const agents = new Map([['made', { definition: createAgent(settings), moduleUrl, settings }]]);
    await using made = openZoo({ agents });
    expect(await made.run(envelopeOf('made', {}))).toMatchObject({
      status: 'succeeded',
      output: { answer: 42 },
    });
  });
});
