import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

export interface ReplicaTool {
  readonly description?: string;
  /** Names of its arguments; the first is required. */
  readonly takes: readonly string[];
  /** Undefined: it never answers; only by the older transport. */
  readonly answer: (args: JsonObject) => JsonValue | undefined;
}

interface ReplicaOptions {
  readonly tools: Readonly<Record<string, ReplicaTool>>;
  /** How answers come: as JSON, as an event stream, or by the older transport with one stream. */
  readonly transport: 'json' | 'sse' | 'legacy';
}

export interface Replica extends AsyncDisposable {
  readonly url: string;
  /** What was called, as it came. */
  readonly calls: { readonly name: string; readonly args: JsonObject }[];
}

interface Message {
  readonly id?: number;
  readonly method: string;
  readonly params?: { readonly name: string; readonly arguments: JsonObject };
}

/**
 * A server that speaks as Archon's do, written without an SDK: FastMCP answers with JSON in a text,
 * and nothing passes without `initialize` and the session id that it gave.
 */
export async function startReplica(options: ReplicaOptions): Promise<Replica> {
  const calls: Replica['calls'] = [];
  const sessions = new Set<string>();
  const streams = new Map<string, ServerResponse>();
  const server = createServer((request, response) => {
    void serve(request, response);
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://replica');
    if (options.transport === 'legacy') {
      await serveLegacy(request, response, url);
      return;
    }
    const refuse = (status: number, text = ''): void => void response.writeHead(status).end(text);
    if (request.method === 'DELETE') return refuse(200);
    if (request.method !== 'POST') return refuse(405);
    const message = JSON.parse(await readAll(request)) as Message;
    const session = request.headers['mcp-session-id'];
    if (message.method !== 'initialize' && !sessions.has(String(session))) {
      return refuse(400, 'Bad Request: Missing session ID');
    }
    if (message.id === undefined) return refuse(202);
    const headers: Record<string, string> = {};
    if (message.method === 'initialize') {
      const id = randomUUID();
      sessions.add(id);
      headers['mcp-session-id'] = id;
    }
    const answer = JSON.stringify(answerTo(message));
    if (options.transport === 'json') {
      response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(answer);
    } else {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      response.end(`event: message\r\ndata: ${answer}\r\n\r\n`);
    }
  }

  async function serveLegacy(request: IncomingMessage, response: ServerResponse, url: URL) {
    if (request.method === 'GET' && url.pathname === '/sse') {
      const id = randomUUID();
      streams.set(id, response);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: endpoint\ndata: /messages?session=${id}\n\n`);
      return;
    }
    const stream = streams.get(url.searchParams.get('session') ?? '');
    if (request.method !== 'POST' || stream === undefined) {
      response.writeHead(405).end();
      return;
    }
    const message = JSON.parse(await readAll(request)) as Message;
    response.writeHead(202).end('Accepted');
    const answer = message.id === undefined ? undefined : answerTo(message);
    if (answer !== undefined) stream.write(`event: message\ndata: ${JSON.stringify(answer)}\n\n`);
  }

  function answerTo({ id, method, params }: Message): JsonObject | undefined {
    const result = resultOf(method, params);
    return result && { jsonrpc: '2.0', id: id ?? 0, result };
  }

  function resultOf(method: string, params: Message['params']): JsonObject | undefined {
    if (method === 'initialize') {
      const serverInfo = { name: 'archon-mcp-server', version: '1.12.2' };
      return { protocolVersion: '2025-03-26', capabilities: { tools: {} }, serverInfo };
    }
    if (method === 'tools/list') return { tools: Object.entries(options.tools).map(describeTool) };
    const { name = '', arguments: args = {} } = params ?? {};
    calls.push({ name, args });
    const tool = options.tools[name];
    if (tool === undefined) {
      return { content: [{ type: 'text', text: `Unknown tool: ${name}` }], isError: true };
    }
    const answer = tool.answer(args);
    if (answer === undefined) return undefined;
    return { content: [{ type: 'text', text: JSON.stringify(answer, null, 2) }] };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/${options.transport === 'legacy' ? 'sse' : 'mcp'}`,
    calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function describeTool([name, tool]: [string, ReplicaTool]): JsonObject {
  const properties = Object.fromEntries(tool.takes.map((each) => [each, { title: each }]));
  const inputSchema = { type: 'object', properties, required: tool.takes.slice(0, 1) };
  return { name, description: tool.description ?? name, inputSchema };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
