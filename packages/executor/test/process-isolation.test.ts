import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { untilNoneLives } from './fixtures/group-members.ts';
import { findMarked, untilMarked } from './fixtures/marked-processes.ts';
import { envelopeOf, openZoo, within } from './fixtures/zoo.ts';

const mark = randomUUID();
const root = await realpath(await mkdtemp(join(tmpdir(), 'process-isolation-')));
const pool = openZoo({ env: { MARK: mark }, roots: [root] });

afterAll(async () => {
  await pool[Symbol.asyncDispose]();
  await rm(root, { recursive: true });
});

const run = async (input: JsonObject) => await pool.run(envelopeOf('zoo-process', input));

describe('an agent in a process', () => {
  test('has what threads lack', async () => {
    expect(await run({ do: 'chdir' })).toMatchObject({
      status: 'succeeded',
      output: { done: '/' },
    });
  });

  test('reaches its files as anywhere', async () => {
    const path = join(root, 'folder', 'a.txt');
    expect(await run({ do: 'write', path, text: 'hello' })).toMatchObject({
      output: { done: 'hello' },
      files_written: [path],
    });
    expect(await run({ do: 'read', path })).toMatchObject({ output: { done: 'hello' } });
    expect(await run({ do: 'read', path: '/etc/passwd' })).toMatchObject({
      error: { code: 'PATH_OUTSIDE_ROOTS' },
    });
  });

  test('is told when what it sends is no data', async () => {
    const report = await run({ do: 'sends-function' });
    expect(report).toMatchObject({ error: { code: 'NOT_SERIALIZABLE' } });
  });

  test('has what it and its children print in its log', async () => {
    const own = await run({ do: 'prints', value: 'one' });
    expect(textOf(own.logs, 'stdout')).toBe('{"status":"success"}\nraw\ndescriptor one');
    expect(textOf(own.logs, 'stderr')).toBe('to stderr');
    const children = await run({ do: 'chatty-child' });
    expect(textOf(children.logs, 'stdout')).toBe('from the child');
    expect(textOf(children.logs, 'stderr')).toBe('and its errors');
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the group of a process', () => {
  test.each(['ok', 'throw', 'exit', 'kill-self-hard', 'memory-at-once'])(
    'is gone after %s, with a child that ignores SIGTERM',
    async (next) => {
      const report = await run({ do: 'stubborn-child', next });
      expect(report.status).toBe(next === 'ok' ? 'succeeded' : 'failed');
      expect(await findMarked(mark)).toStrictEqual([]);
    },
  );

  test.each(['loop', 'hang', 'wait'])('is gone after the deadline of %s', async (next) => {
    const stubborn = { do: 'stubborn-child', next };
    const report = await pool.run(envelopeOf('zoo-process', stubborn, within(100)));
    expect(report).toMatchObject({ status: 'timed_out', error: { code: 'TIMED_OUT' } });
    expect(await findMarked(mark)).toStrictEqual([]);
  });

  test('is gone after each of 100 cancels, at any moment', async () => {
    const groups = new Set<number>();
    let stubborn = 0;
    const cancels = Array.from({ length: 100 }, async (_, index) => {
      const cancel = new AbortController();
      const abort = (): void => cancel.abort('enough');
      const next = ['loop', 'hang', 'wait'][index % 3]!;
      const isStubborn = index % 4 === 1;
      const input = isStubborn ? { do: 'stubborn-child', next } : { do: next };
      // Some while they wait or start, some soon after their agent did, some with a child that is up.
      if (index % 2 === 0) setTimeout(abort, index * 20);
      return await pool.run(envelopeOf('zoo-process', input), {
        signal: cancel.signal,
        onStarted: (worker) => {
          groups.add(groupOf(worker));
          if (index % 8 !== 1) setTimeout(abort, index % 10);
        },
        onProgress: (message) => {
          if (message !== 'the child is up') return;
          stubborn += 1;
          abort();
        },
      });
    });
    const others = (await Promise.all(cancels)).filter(({ status }) => status !== 'cancelled');
    expect(others).toStrictEqual([]);
    expect(groups.size).toBeGreaterThanOrEqual(50);
    expect(stubborn).toBeGreaterThanOrEqual(13);
    expect(await findMarked(mark)).toStrictEqual([]);
    await untilNoneLives(groups);
  }, 60_000);

  test('is gone when its pool is closed', async () => {
    const own = randomUUID();
    const closing = openZoo({ env: { MARK: own } });
    const report = closing.run(envelopeOf('zoo-process', { do: 'stubborn-child', next: 'loop' }));
    await untilMarked(own, (count) => count >= 2);
    await closing[Symbol.asyncDispose]();
    expect((await report).status).toBe('cancelled');
    expect(await findMarked(own)).toStrictEqual([]);
  });

  test.each(['loop', 'hang'])('is gone when its host is killed during %s', async (next) => {
    const own = randomUUID();
    const child = startDoomedHost(own, { do: 'stubborn-child', next });
    await once(child.stdout, 'data');
    expect((await findMarked(own)).length).toBeGreaterThanOrEqual(3);
    child.kill('SIGKILL');
    await untilMarked(own, (count) => count === 0);
  });

  test('is gone when its host is killed while it starts', async () => {
    const own = randomUUID();
    const child = startDoomedHost(own, { do: 'hang' });
    await untilMarked(own, (count) => count >= 2);
    child.kill('SIGKILL');
    await untilMarked(own, (count) => count === 0);
  });

  test('holds up nobody when one of it left it', async () => {
    const report = await run({ do: 'escaping-child', seconds: '100' });
    expect(report.status).toBe('succeeded');
    const { done } = report.output as { done: string };
    expect(execFileSync('ps', ['-o', 'pgid=', '-p', done]).toString().trim()).toBe(done);
    process.kill(Number(done), 'SIGKILL');
  });
});

/** A host that runs one call, its processes marked. */
function startDoomedHost(
  own: string,
  input: JsonObject,
): ChildProcessByStdio<null, Readable, null> {
  const host = fileURLToPath(new URL('./fixtures/doomed-host.js', import.meta.url));
  return spawn(process.execPath, [host, JSON.stringify(envelopeOf('zoo-process', input))], {
    env: { PATH: process.env['PATH'], MARK: own },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** A worker is named after its process, which leads its group. */
function groupOf(worker: string): number {
  return Number(worker.replace('process-', ''));
}

function textOf(logs: readonly { level: string; message: string }[], level: string): string {
  const lines = logs.filter((line) => line.level === level);
  return lines.map(({ message }) => message).join('\n');
}
