import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Node itself catches SIGINT and SIGTERM; SIGHUP is the last that the command takes over. */
const sighup = 1n;

/** Waits until the command handles signals, as Linux tells it; elsewhere a second has to do. */
export async function catchesSignals({ pid }: ChildProcess): Promise<void> {
  for (;;) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
    if (status === undefined) return setTimeout(1_000);
    const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1];
    if (caught !== undefined && (BigInt(`0x${caught}`) & sighup) !== 0n) return;
    await setTimeout(5);
  }
}
