import { spawn } from 'node:child_process';
import type { TaskEnvelope, Verification } from '@parallel-dispatcher/schema';
import type { Redact } from '../host-port/redact.ts';
import { OutputTail } from './output-tail.ts';

export interface VerificationOptions {
  /** Absolute folder that the command runs in. */
  readonly workDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly redact: Redact;
  readonly signal: AbortSignal;
}

/** For what was printed and is not read yet. */
const drainMs = 2_000;

/**
 * Runs the command that says whether a task is really done, in a process group of its own, which
 * is gone when this resolves. Never rejects: a command that cannot be started did not pass.
 */
export async function runVerification(
  { argv, timeout_ms: timeoutMs }: NonNullable<TaskEnvelope['verify']>,
  { workDir, env, redact, signal }: VerificationOptions,
): Promise<Verification> {
  const started = performance.now();
  const tail = new OutputTail();
  const [file = '', ...args] = argv;
  const child = start(file, args, { cwd: workDir, env });
  let timedOut = false;
  let hasEnded = false;
  const endGroup = (): void => {
    // Once it was ended after its leader, its id may be that of another group.
    if (hasEnded || child instanceof Error || child.pid === undefined) return;
    hasEnded = child.exitCode !== null || child.signalCode !== null;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing of it is left.
    }
  };
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup();
  }, timeoutMs);
  signal.addEventListener('abort', endGroup, { once: true });
  if (signal.aborted) endGroup();
  const end =
    child instanceof Error ? failedToStart(child) : await ended(child, { tail, endGroup });
  clearTimeout(timer);
  signal.removeEventListener('abort', endGroup);
  const printed = [tail.text(), end.problem ?? ''].filter((text) => text !== '').join('\n');
  return {
    argv: argv.map((argument) => redact(argument)),
    passed: end.exitCode === 0 && !timedOut,
    exit_code: end.exitCode,
    signal: end.signal,
    timed_out: timedOut,
    duration_ms: performance.now() - started,
    output: redact(printed.toWellFormed()),
  };
}

interface End {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly problem?: string;
}

type Child = ReturnType<typeof spawn>;

function start(
  file: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Child | Error {
  try {
    return spawn(file, args, {
      cwd,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
  } catch (thrown) {
    return thrown as Error;
  }
}

interface Ending {
  readonly tail: OutputTail;
  readonly endGroup: () => void;
}

async function ended(child: Child, { tail, endGroup }: Ending): Promise<End> {
  const end = Promise.withResolvers<End>();
  let patience: NodeJS.Timeout | undefined;
  child.once('error', (error) => end.resolve(failedToStart(error)));
  child.once('exit', (exitCode, signal) => {
    // What it left running in the background would go on writing, and keep the pipes open.
    endGroup();
    child.once('close', () => end.resolve({ exitCode, signal }));
    // What left the group keeps them open still, and must not keep us.
    patience = setTimeout(() => end.resolve({ exitCode, signal }), drainMs);
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => tail.add(chunk));
  }
  const settled = await end.promise;
  clearTimeout(patience);
  child.stdout?.destroy();
  child.stderr?.destroy();
  return settled;
}

function failedToStart(error: Error): End {
  return { exitCode: null, signal: null, problem: `It could not be started: ${error.message}` };
}
