import { spawn } from 'node:child_process';

export interface CommandRequest {
  /** Program and arguments; no shell. */
  readonly argv: readonly string[];
  readonly folder: string;
  /** All that the child sees of an environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** What it reads on standard input. @default nothing */
  readonly stdin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CommandEnd {
  /** Null exactly when it was stopped. */
  readonly exitCode: number | null;
  /** Why it has no exit code. */
  readonly stopped: string | null;
  /** Standard output and error as they came; the end of it when there was much. */
  readonly output: string;
}

/** Ends a command, or says why it could not; never rejects. */
export type RunCommand = (request: CommandRequest) => Promise<CommandEnd>;

/** The end of a report tells what failed; more than this is noise. */
const mostOutput = 200_000;
/** For what was printed and not yet read; without runaways the pipes close at once. */
const drainMs = 2_000;

/**
 * Runs a command in a process group of its own, which is killed on abort, at the deadline and when
 * the command has ended: nothing that it left in the background goes on.
 */
export const runCommand: RunCommand = (request) =>
  new Promise((resolve) => {
    const { argv, folder, env, timeoutMs, stdin, signal } = request;
    const [program = '', ...args] = argv;
    let output = '';
    let stopped: string | null = null;
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(program, args, {
        cwd: folder,
        env: { ...env },
        detached: true,
        stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      });
    } catch (error) {
      resolve({ exitCode: null, stopped: couldNotStart(error), output });
      return;
    }
    // A command may end without reading all of it.
    child.stdin?.on('error', () => undefined).end(stdin);
    let isOver = false;
    const killGroup = (): void => {
      // Later its number may be that of somebody else's group.
      if (child.pid === undefined || isOver) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nothing of the group is left.
      }
    };
    const stop = (why: string): void => {
      stopped ??= why;
      killGroup();
    };
    const cancel = (): void => stop('it was cancelled');
    const timer = setTimeout(() => stop(`it took more than ${timeoutMs} ms`), timeoutMs);
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted === true) cancel();
    const end = (exitCode: number | null, why: string | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      child.stdout?.destroy();
      child.stderr?.destroy();
      const reason = stopped ?? why;
      resolve({ exitCode: reason === null ? exitCode : null, stopped: reason, output });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-mostOutput);
      });
    }
    child.once('error', (error) => end(null, couldNotStart(error)));
    child.once('exit', (code, endedBy) => {
      const why = code === null ? `it was ended by ${endedBy ?? 'a signal'}` : null;
      // What is left of the group holds the pipes open; what left the group must not keep us.
      killGroup();
      isOver = true;
      const patience = setTimeout(() => end(code, why), drainMs);
      child.once('close', () => {
        clearTimeout(patience);
        end(code, why);
      });
    });
  });

function couldNotStart(error: unknown): string {
  return `it could not start: ${error instanceof Error ? error.message : String(error)}`;
}
