import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AttemptReport } from '@parallel-dispatcher/schema';
import { envelopeOf, openZoo } from './fixtures/zoo.ts';

const preload = fileURLToPath(new URL('./fixtures/faulty-start.cjs', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-start-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

interface Started {
  readonly report: AttemptReport;
  readonly starts: number;
}

/** What the error of a call says that no process took. */
const refused = (message: RegExp) => ({
  status: 'failed',
  error_class: 'transient',
  error: { code: 'WORKER_START_FAILED', message: expect.stringMatching(message) },
});

/** Runs a call whose first processes end before their agent runs. */
async function runFaulty(faulty: number, signal?: string): Promise<Started> {
  const log = join(folder, `${faulty}-${signal}`);
  const env = {
    NODE_OPTIONS: `--require ${preload}`,
    FAULTY_STARTS: String(faulty),
    FAULTY_LOG: log,
    ...(signal !== undefined && { FAULTY_SIGNAL: signal }),
  };
  const redact = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value).replaceAll('hunter2', '***')) as Value;
  await using pool = openZoo({ env, redact });
  const report = await pool.run(envelopeOf('zoo-process', { do: 'ok' }));
  return { report, starts: (await readFile(log, 'utf8')).trim().split('\n').length };
}

describe('a process that ends before its agent runs', () => {
  test.each([1, 2])('is started anew, after %s that failed', async (faulty) => {
    const { report, starts } = await runFaulty(faulty);
    expect(report).toMatchObject({ status: 'succeeded', attempt: 1 });
    expect(starts).toBe(faulty + 1);
  });

  test('is given up after three, and the error says how the last one ended', async () => {
    const { report, starts } = await runFaulty(9);
    expect(starts).toBe(3);
    expect(report).toMatchObject({
      status: 'failed',
      error_class: 'transient',
      worker: null,
      started_at: null,
      error: {
        code: 'WORKER_START_FAILED',
        message:
          'No process could take the task: it ended with exit code 3 before its agent ran. ' +
          'Its stderr ends with: no library *** here',
        retryable: true,
      },
    });
  });

  test('is told from one that something ended', async () => {
    const { report } = await runFaulty(9, 'SIGKILL');
    expect(report.error).toMatchObject({
      message:
        'No process could take the task: it ended with SIGKILL before its agent ran. ' +
        'It printed nothing to stderr.',
      hint: expect.stringMatching(/memory/),
    });
  });
});

describe('a process that the system refuses', () => {
  test('is told by what the system says', async () => {
    await using pool = openZoo({ env: { LONG: 'x'.repeat(2 ** 18) } });
    const report = await pool.run(envelopeOf('zoo-process', { do: 'ok' }));
    expect(report).toMatchObject(refused(/^No process could take the task: spawn E2BIG$/u));
  });

  test('is no trouble once the machine has room again', async () => {
    const host = fileURLToPath(new URL('./fixtures/starved-host.js', import.meta.url));
    const envelope = JSON.stringify(envelopeOf('zoo-process', { do: 'ok' }));
    const command = 'ulimit -n 120; exec "$@"';
    const arguments_ = ['-c', command, 'sh', process.execPath, host, envelope];
    const { stdout } = await promisify(execFile)('sh', arguments_);
    expect(JSON.parse(stdout)).toMatchObject({
      // Either the process, or the thread that was to look after it when it was tried again.
      starved: refused(/EMFILE$/u),
      after: { status: 'succeeded' },
    });
  });
});
