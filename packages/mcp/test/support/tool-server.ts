import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { McpCommandServer } from '@parallel-dispatcher/schema';

const toolServerFile = fileURLToPath(new URL('../fixtures/tool-server.ts', import.meta.url));

/** The server of the fixtures on stdio. */
export function stdioServer(
  flags: readonly string[] = [],
  more: Partial<McpCommandServer> = {},
): McpCommandServer {
  const args = ['--no-warnings', toolServerFile, ...flags];
  return { command: process.execPath, args, ...more };
}

export interface HttpToolServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Ends it at once. */
  kill(): Promise<void>;
}

/** The server of the fixtures as a process of its own that listens on a port. */
export async function startHttpServer(
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<HttpToolServer> {
  const args = ['--no-warnings', toolServerFile, '--http', ...flags];
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface({ input: child.stderr! });
  const [line] = (await once(lines, 'line')) as [string];
  const port = Number(line.split(' ').at(-1));
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const url = `http://127.0.0.1:${port}/mcp`;
  return { url, port, kill, [Symbol.asyncDispose]: kill };
}
