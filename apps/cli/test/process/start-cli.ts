import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/dispatch.js', import.meta.url));

export interface CliEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<CliEnd>;
}

interface CliOptions {
  readonly cwd: string;
  /** What stdin holds, or null to keep it open; without it stdin is empty. */
  readonly stdin?: string | null;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the real command in a process of its own. */
export function startCli(args: readonly string[], { cwd, stdin, env }: CliOptions): CliProcess {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => {}); // The command may stop reading before we stop writing.
  if (stdin !== null) child.stdin.end(stdin ?? '');
  const { promise, resolve, reject } = Promise.withResolvers<CliEnd>();
  child.once('error', reject);
  child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  return { child, ended: promise };
}

export async function runCli(args: readonly string[], options: CliOptions): Promise<CliEnd> {
  return await startCli(args, options).ended;
}
