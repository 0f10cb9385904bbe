import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { partsOf } from './answer-parts.ts';
import type { ModelReply, SeenRequest } from './model-script.ts';
import type { Protocol } from './protocol.ts';

interface ReplyContext {
  readonly request: SeenRequest;
  readonly protocol: Protocol;
  readonly index: number;
  /** Aborted when the client went away. */
  readonly gone: AbortSignal;
}

const kinds: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
};

/** Does with a response what the script says. */
export async function sendReply(
  response: ServerResponse,
  ...[reply, context]: [ModelReply, ReplyContext]
): Promise<void> {
  const { protocol, gone } = context;
  const json = { 'content-type': 'application/json', ...reply.headers };
  if ('hang' in reply) return;
  if ('drop' in reply && reply.drop === 'before') {
    response.destroy();
    return;
  }
  if ('status' in reply) {
    await pause(reply.delayMs, gone);
    const { status, kind = kinds[status] ?? 'api_error', message = `Scripted ${status}.` } = reply;
    response.writeHead(status, json).end(JSON.stringify(protocol.error({ kind, message })));
    return;
  }
  if ('body' in reply) {
    await pause(reply.delayMs, gone);
    response.writeHead(200, json).end(reply.body);
    return;
  }
  await sendAnswer(response, reply, context);
}

async function sendAnswer(
  response: ServerResponse,
  ...[reply, { request, protocol, index, gone }]: [ModelReply, ReplyContext]
): Promise<void> {
  const parts = partsOf(
    'drop' in reply ? { ...reply, text: reply.text ?? 'A text that is cut off.' } : reply,
    { model: request.model, index },
  );
  if (parts === undefined) return;
  if (!request.streams) {
    await pause(reply.delayMs, gone);
    if (gone.aborted) return;
    response.writeHead(200, { 'content-type': 'application/json', ...reply.headers });
    const body = JSON.stringify(protocol.answer(parts));
    if ('drop' in reply) {
      await written(response, body.slice(0, -1));
      response.destroy();
    } else response.end(body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', ...reply.headers });
  const left = 'drop' in reply && reply.drop !== 'before' ? reply.drop : Infinity;
  let sent = 0;
  for (const event of protocol.stream(parts)) {
    if (gone.aborted) return;
    const length = textLength(event, parts.texts);
    if (length > 0 && sent >= left) {
      response.destroy();
      return;
    }
    sent += length;
    await written(response, event);
    await pause(reply.delayMs, gone);
  }
  if ('drop' in reply) response.destroy();
  else response.end();
}

/** Once it is handed to the system: what is destroyed before never leaves. */
async function written(response: ServerResponse, text: string): Promise<void> {
  await new Promise<void>((resolve) => response.write(text, () => resolve()));
}

/** How much of the text an event carries. */
function textLength(event: string, texts: readonly string[]): number {
  const carried = texts.find((text) => event.includes(JSON.stringify(text)));
  return carried?.length ?? 0;
}

async function pause(delayMs: number | undefined, signal: AbortSignal): Promise<void> {
  if (delayMs === undefined || delayMs === 0) return;
  await wait(delayMs, undefined, { signal }).catch(() => undefined);
}
