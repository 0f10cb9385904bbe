import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runResultSchema, type RunResult } from '@parallel-dispatcher/schema';

const bin = join(fileURLToPath(new URL('../..', import.meta.url)), 'apps/cli/bin/dispatch.js');

export interface Started {
  readonly child: ChildProcess;
  /** The document on stdout; null when the process was killed before it was whole. */
  readonly result: Promise<RunResult | null>;
}

/** Starts the real command in a folder, in a process group of its own. */
export function startDispatch(folder: string, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return { child, result: readResult(child) };
}

async function readResult(child: ChildProcess): Promise<RunResult | null> {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = Promise.withResolvers<NodeJS.Signals | null>();
  child.once('close', (_code, signal) => closed.resolve(signal));
  const signal = await closed.promise;
  if (signal !== null) return null;
  return runResultSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

/** Starts a run that lives by itself, and answers its process id. */
export async function startDetached(folder: string): Promise<number> {
  const child = spawn(process.execPath, [bin, 'run', 'plan.json', '--detach'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = Promise.withResolvers<void>();
  child.once('close', () => closed.resolve());
  await closed.promise;
  const started = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly pid: number };
  return started.pid;
}
