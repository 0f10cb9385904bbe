import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  hostHeaderValidation,
  originValidation,
  toNodeHandler,
  type NodeIncomingMessageLike,
} from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Checked } from '@parallel-dispatcher/runtime';
import { errorDetail } from '@parallel-dispatcher/schema';
import { createDispatchServer } from '../create-dispatch-server.ts';
import type { DispatchServerOptions } from '../dispatch-server-options.ts';
import { isLoopback } from './is-loopback.ts';
import { messageLimit } from './message-limit.ts';

export interface HttpOptions extends DispatchServerOptions {
  /** Only this machine: `localhost`, 127.0.0.0/8 or `::1`. @default '127.0.0.1' */
  readonly host?: string;
  /** 0: any that is free. @default 7420 */
  readonly port?: number;
}

/** A server that listens. */
export interface HttpService extends AsyncDisposable {
  /** What clients are given. */
  readonly url: string;
}

const path = '/mcp';

/** Serves clients over Streamable HTTP, on this machine alone. */
export async function serveOverHttp({
  host = '127.0.0.1',
  port = 7420,
  ...options
}: HttpOptions): Promise<Checked<HttpService>> {
  if (!isLoopback(host)) return { ok: false, errors: [notLoopback(host)] };
  const maxRequestBodySize = messageLimit(options);
  const handler = createMcpHandler(() => createDispatchServer(options), { maxRequestBodySize });
  const answer = toNodeHandler(handler, { maxRequestBodySize });
  const server = createServer(
    onlyFor(host, (request, response) => {
      void answer(request as NodeIncomingMessageLike, response);
    }),
  );
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (thrown) {
    return { ok: false, errors: [notListening(thrown, { host, port })] };
  }
  const { port: taken } = server.address() as AddressInfo;
  const value: HttpService = {
    url: `http://${inUrl(host)}:${taken}${path}`,
    async [Symbol.asyncDispose]() {
      await handler.close();
      await close(server);
    },
  };
  return { ok: true, value };
}

/**
 * Lets through what was sent to this machine by its name. A web page that had its own name point
 * here sends that name as Host, and any other page its Origin.
 */
function onlyFor(host: string, listener: RequestListener): RequestListener {
  const names = [...new Set(['localhost', '127.0.0.1', '[::1]', inUrl(host)])];
  const isHost = hostHeaderValidation(names);
  const isOrigin = originValidation(names);
  return (request, response) => {
    if (!isHost(request, response) || !isOrigin(request, response)) return;
    if (request.url?.split('?')[0] === path) listener(request, response);
    else response.writeHead(404).end();
  };
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

function notLoopback(host: string) {
  return errorDetail({
    code: 'NOT_LOOPBACK',
    message: `An MCP server over HTTP starts agents for whoever reaches it, so it only listens on this machine, not on ${JSON.stringify(host.slice(0, 100))}.`,
    hint: 'Use 127.0.0.1, ::1 or localhost; from elsewhere, tunnel to it, such as with ssh -L.',
  });
}

interface Wanted {
  readonly host: string;
  readonly port: number;
}

function notListening(thrown: unknown, { host, port }: Wanted) {
  const { code } = thrown as NodeJS.ErrnoException;
  return errorDetail({
    code: 'PORT_UNAVAILABLE',
    message: `Nothing can listen on ${inUrl(host)}:${port}: ${code ?? String(thrown)}.`,
    hint: 'Take another port, or 0 for any that is free.',
  });
}
