import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import type { Owner } from '../../src/index.ts';
import { nodeFileSystem } from '../../src/index.ts';
import { livenessOf } from '../../src/readers/owner-liveness.ts';
import { describeOwner } from '../../src/run/owner.ts';
import { nobody } from '../support/broken-off-run.ts';

async function selfWith(changes: Partial<Owner>): Promise<Owner> {
  const run = { runId: 'r', startedAt: new Date(), fence: 0 };
  return { ...(await describeOwner(nodeFileSystem, run)), ...changes };
}

describe('an owner', () => {
  test.each([
    ['that lives', {}, 'running'],
    ['that ended, in a process that lives', { ended_at: '2025-10-06T12:00:00Z' }, 'ended'],
    ['whose process is gone', { pid: nobody }, 'interrupted'],
    ['whose process id was used again', { process_start_ticks: 1 }, 'interrupted'],
    ['from before the last boot', { boot_id: 'another' }, 'interrupted'],
    ['on another machine', { hostname: `not-${hostname()}` }, 'unknown'],
    ['off Linux, the start by the clock', { process_start_ticks: null }, 'running'],
    [
      'off Linux, whose process id was used again',
      { process_start_ticks: null, process_started_at: '2025-10-06T12:00:00Z' },
      'interrupted',
    ],
  ])('%s', async (_what, changes, liveness) => {
    expect(await livenessOf(await selfWith(changes))).toBe(liveness);
  });

  test('nobody knows', async () => {
    expect(await livenessOf(null)).toBe('unknown');
  });
});

test('a process that was killed and is not waited for does not live', async () => {
  // The shell leaves its child a zombie while it does something else.
  const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; exec cat'], { stdio: 'pipe' });
  try {
    const [said] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    const { readProcess } = await import('../../src/run/read-process.ts');
    const facts = await readProcess(nodeFileSystem, pid);
    const process_start_ticks = facts?.startTicks ?? null;
    process.kill(pid, 'SIGKILL');
    expect(await settles(pid, process_start_ticks)).toBe('interrupted');
  } finally {
    shell.kill('SIGKILL');
  }
});

/** The kernel needs a moment to kill. */
async function settles(pid: number, process_start_ticks: number | null): Promise<string> {
  for (;;) {
    const liveness = await livenessOf(await selfWith({ pid, process_start_ticks }));
    if (liveness !== 'running') return liveness;
  }
}
