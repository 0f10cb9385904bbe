import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { anthropicProtocol } from './anthropic-protocol.ts';
import { chatProtocol } from './chat-protocol.ts';
import type { ModelReply, ModelScript, SeenRequest } from './model-script.ts';
import type { Protocol } from './protocol.ts';
import { responsesProtocol } from './responses-protocol.ts';
import { sendReply } from './send-reply.ts';

/** A model provider on this machine, for tests. */
export interface ModelServer extends AsyncDisposable {
  /** Base address for any of the protocols, such as `http://127.0.0.1:41234/v1`. */
  readonly url: string;
  /** Every request so far, in the order they came. */
  readonly requests: readonly SeenRequest[];
  /** Requests that have no answer yet. */
  readonly inFlight: number;
  /** Most requests at once so far. */
  readonly mostInFlight: number;
  /** How often the client closed a connection before its answer was complete. */
  readonly closedByClient: number;
  /** Waits until the client closed that many. */
  waitForClose(count?: number): Promise<void>;
  /** Waits until that many requests came. */
  waitForRequests(count: number): Promise<void>;
}

const protocols: readonly Protocol[] = [anthropicProtocol, chatProtocol, responsesProtocol];

/**
 * A loopback server that speaks Anthropic Messages, OpenAI Chat Completions and OpenAI Responses,
 * streamed or not, and answers as the script says. A list that is used up answers with status 500.
 */
export async function startModelServer(script: ModelScript): Promise<ModelServer> {
  const requests: SeenRequest[] = [];
  const watchers = new Set<() => void>();
  let inFlight = 0;
  let mostInFlight = 0;
  let closedByClient = 0;
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    if (isSo()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (isSo()) resolve();
    };
    watchers.add(look);
    await promise;
    watchers.delete(look);
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = incoming.url ?? '/';
    const protocol = protocols.find((each) => path.endsWith(each.path));
    const body = await readBody(incoming);
    if (protocol === undefined) {
      response.writeHead(404).end();
      return;
    }
    const request = seenRequest(protocol, { incoming, path, body });
    const index = requests.push(request) - 1;
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const gone = new AbortController();
    let droppedByUs = false;
    response.once('close', () => {
      inFlight -= 1;
      if (!response.writableFinished && !droppedByUs) {
        closedByClient += 1;
        gone.abort();
      }
      tell();
    });
    tell();
    const reply = await replyTo(request, { script, index });
    droppedByUs = 'drop' in reply;
    await sendReply(response, reply, { request, protocol, index, gone: gone.signal });
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    get inFlight() {
      return inFlight;
    },
    get mostInFlight() {
      return mostInFlight;
    },
    get closedByClient() {
      return closedByClient;
    },
    waitForClose: async (count = 1) => await until(() => closedByClient >= count),
    waitForRequests: async (count) => await until(() => requests.length >= count),
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function replyTo(
  request: SeenRequest,
  { script, index }: { readonly script: ModelScript; readonly index: number },
): Promise<ModelReply> {
  if (typeof script === 'function') return await script(request, index);
  const message = `The script has ${script.length} replies; this is request ${index + 1}.`;
  return script[index] ?? { status: 500, message };
}

function seenRequest(
  { name }: Protocol,
  ...[{ incoming, path, body }]: [
    { readonly incoming: IncomingMessage; readonly path: string; readonly body: JsonValue },
  ]
): SeenRequest {
  const { model, stream } = body as { readonly model?: string; readonly stream?: boolean };
  const headers = Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]);
  return {
    protocol: name,
    path,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    model: model ?? '',
    streams: stream === true,
  };
}

async function readBody(incoming: IncomingMessage): Promise<JsonValue> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonValue;
  } catch {
    return {};
  }
}
