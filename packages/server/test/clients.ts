import { fileURLToPath } from 'node:url';
import {
  Client as Client2,
  StreamableHTTPClientTransport as Http2,
} from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { serveOverHttp } from '../src/index.ts';
import type { Project } from './project.ts';

const program = fileURLToPath(new URL('fixtures/serve.mjs', import.meta.url));
const info = { name: 'test', version: '1.0.0' };

/** A tool's answer as far as tests look at it. */
export interface ToolAnswer {
  readonly isError?: boolean;
  // oxlint-disable-next-line typescript/no-explicit-any -- each test says what it expects
  readonly structuredContent?: any;
  readonly content: readonly {
    readonly type: string;
    readonly text?: string;
    readonly uri?: string;
  }[];
}

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onprogress?: (told: { progress: number; total?: number | undefined }) => void;
}

/** A client that is connected, whatever library and protocol it is of. */
interface Connected extends AsyncDisposable {
  readonly call: (name: string, args?: object, options?: CallOptions) => Promise<ToolAnswer>;
  readonly client: Client2;
  readonly pid: number | null;
}

type Connect = (project: Project) => Promise<Connected>;

/** Every kind of client that the server is promised to answer. */
export const clients: readonly (readonly [string, Connect])[] = [
  ['SDK 1.x, 2025-11-25, stdio', async (project) => await overStdio(project, first())],
  ['SDK 1.x, 2025-11-25, HTTP', async (project) => await overHttp(project, first())],
  ['SDK 2.x, 2025-11-25, stdio', async (project) => await overStdio(project, second('legacy'))],
  ['SDK 2.x, 2025-11-25, HTTP', async (project) => await overHttp(project, second('legacy'))],
  ['SDK 2.x, 2026-07-28, stdio', async (project) => await overStdio(project, second('auto'))],
  ['SDK 2.x, 2026-07-28, HTTP', async (project) => await overHttp(project, second('auto'))],
];

interface Library {
  readonly client: Client1 | Client2;
  readonly Http: typeof Http1 | typeof Http2;
  readonly Stdio: typeof Stdio1 | typeof Stdio2;
}

function first(): Library {
  return { client: new Client1(info), Http: Http1, Stdio: Stdio1 };
}

function second(mode: 'auto' | 'legacy'): Library {
  const client = new Client2(info, mode === 'auto' ? { versionNegotiation: { mode } } : {});
  return { client, Http: Http2, Stdio: Stdio2 };
}

async function overStdio({ folder }: Project, { client, Stdio }: Library): Promise<Connected> {
  const transport = new Stdio({ command: process.execPath, args: [program], cwd: folder });
  await client.connect(transport);
  return connected(client, { pid: transport.pid, close: async () => await client.close() });
}

async function overHttp({ options }: Project, { client, Http }: Library): Promise<Connected> {
  const served = await serveOverHttp({ ...options, port: 0 });
  if (!served.ok) throw new Error(served.errors[0]?.message);
  const service = served.value;
  await client.connect(new Http(new URL(service.url)));
  const close = async (): Promise<void> => {
    await client.close();
    await service[Symbol.asyncDispose]();
  };
  return connected(client, { pid: null, close });
}

interface Connection {
  readonly pid: number | null;
  readonly close: () => Promise<void>;
}

function connected(client: Client1 | Client2, { pid, close }: Connection): Connected {
  return {
    client: client as Client2,
    pid,
    async call(name, args = {}, options = {}) {
      const params = { name, arguments: args as Record<string, unknown> };
      // The second argument of 1.x is a schema.
      const answer =
        client instanceof Client1
          ? await client.callTool(params, undefined, options)
          : await client.callTool(params, options);
      return answer as ToolAnswer;
    },
    [Symbol.asyncDispose]: close,
  };
}
