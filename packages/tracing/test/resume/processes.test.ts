import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readOwner, readRunToResume } from '../../src/index.ts';
import { mustRead } from '../support/broken-off-run.ts';
import { temporaryFolder } from '../support/sample-run.ts';

const program = fileURLToPath(new URL('../fixtures/own-run.ts', import.meta.url));

class RunProcess implements AsyncDisposable {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(...args: readonly string[]) {
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    this.child = spawn(process.execPath, ['--no-warnings', program, ...args], {
      stdio: [...stdio],
    });
    const lines = createInterface({ input: this.child.stdout! });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    return ((await this.#lines.next()) as { value: string }).value;
  }

  go(): void {
    this.child.stdin?.write('!');
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

describe('a real owner', () => {
  test('is held while it lives, and dead after kill -9: what it wrote is gone on with', async () => {
    using root = temporaryFolder();
    await using owner = new RunProcess('open', root.path);
    expect(await owner.line()).toBe('owner 0');
    expect(await readOwner(root.path, 'run-1')).toMatchObject({ value: { liveness: 'running' } });
    expect(await readRunToResume(root.path, 'run-1')).toMatchObject({
      error: { code: 'RUN_HELD', message: expect.stringContaining(`process ${owner.child.pid}`) },
    });
    await owner.kill();
    expect(await readOwner(root.path, 'run-1')).toMatchObject({
      value: { liveness: 'interrupted' },
    });
    expect((await mustRead(root.path)).events).toHaveLength(2);
  });

  test('that stopped without ending, by SIGSTOP, still lives', async () => {
    using root = temporaryFolder();
    await using owner = new RunProcess('open', root.path);
    await owner.line();
    owner.child.kill('SIGSTOP');
    expect(await readOwner(root.path, 'run-1')).toMatchObject({ value: { liveness: 'running' } });
  });
});

test('of real processes that take over at once one wins, each time one fence further', async () => {
  using root = temporaryFolder();
  {
    await using first = new RunProcess('open', root.path);
    await first.line();
  }
  for (let fence = 1; fence <= 3; fence += 1) {
    await using one = new RunProcess('take', root.path);
    await using two = new RunProcess('take', root.path);
    await using three = new RunProcess('take', root.path);
    const takers = [one, two, three];
    for (const taker of takers) expect(await taker.line()).toBe('ready');
    for (const taker of takers) taker.go();
    const answers = await Promise.all(takers.map((taker) => taker.line()));
    expect(answers.toSorted()).toEqual(['RUN_HELD', 'RUN_HELD', `owner ${fence}`]);
  }
  const { events, lastFence } = await mustRead(root.path);
  expect(lastFence).toBe(3);
  expect(events.map(({ type }) => type)).toEqual([
    'run_started',
    'submitted',
    'run_resumed',
    'run_resumed',
    'run_resumed',
  ]);
}, 30_000);
