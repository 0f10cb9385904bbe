import { spawn } from 'node:child_process';

export interface CommandRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** All that the child sees of an environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export type CommandResult =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'stopped'; readonly reason: string; readonly output: string };

/** More output than this says nothing new. */
const mostOutput = 1_000_000;

/**
 * Runs a command as a process group of its own; on abort and when its time is over the whole
 * group is killed. Never throws: a command that cannot start is `stopped`.
 */
export function runCommand(request: CommandRequest): Promise<CommandResult> {
  const { command, args, folder, env, timeoutMs, signal } = request;
  if (signal?.aborted === true) {
    return Promise.resolve({ kind: 'stopped', reason: 'it was cancelled', output: '' });
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let reason: string | null = null;
    let isOver = false;
    const killGroup = (): void => {
      // Later its number may be that of somebody else's group.
      if (child.pid === undefined || isOver) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group has ended by itself.
      }
    };
    const stop = (why: string): void => {
      reason ??= why;
      killGroup();
    };
    const cancel = (): void => stop('it was cancelled');
    const timer = setTimeout(() => stop(`it took more than ${timeoutMs} ms`), timeoutMs);
    signal?.addEventListener('abort', cancel, { once: true });
    const end = (result: CommandResult): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        if (output.length < mostOutput) output += text;
      });
    }
    child.on('error', (error) =>
      end({ kind: 'stopped', reason: `it could not start: ${error.message}`, output }),
    );
    child.once('exit', () => {
      // A child of the child may live on in the group.
      killGroup();
      isOver = true;
    });
    child.on('close', (code, killedBy) => {
      if (reason === null && code !== null) end({ kind: 'exited', code, output });
      else end({ kind: 'stopped', reason: reason ?? `it was ended by ${killedBy}`, output });
    });
  });
}
