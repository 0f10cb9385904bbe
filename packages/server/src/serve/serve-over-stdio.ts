import { PassThrough, type Readable, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { createDispatchServer } from '../create-dispatch-server.ts';
import type { DispatchServerOptions } from '../dispatch-server-options.ts';
import { AnsweringTransport } from './answering-transport.ts';
import { messageLimit } from './message-limit.ts';

export interface StdioOptions extends DispatchServerOptions {
  readonly stdin: Readable;
  /** Nothing but the protocol goes there. */
  readonly stdout: Writable;
  /** Ends the connection at once. */
  readonly signal?: AbortSignal;
}

/** Who closes stdin still gets what it asked for before, when that takes no longer. */
const drainMs = 5_000;

/** Serves one client over stdin and stdout. Returns when the connection is over; runs go on. */
export async function serveOverStdio({
  stdin,
  stdout,
  signal,
  ...options
}: StdioOptions): Promise<void> {
  // The end of stdin ends a transport at once: it is handed on when all is answered.
  const input = new PassThrough();
  const wire = new StdioServerTransport(input, stdout, { maxBufferSize: messageLimit(options) });
  const transport = new AnsweringTransport(wire);
  const handle = serveStdio(() => createDispatchServer(options), { transport });
  stdin.pipe(input, { end: false });
  const stop = Promise.withResolvers<void>();
  signal?.addEventListener('abort', () => stop.resolve(), { once: true });
  if (signal?.aborted === true) stop.resolve();
  await Promise.race([allAnswered(stdin, { input, transport }), transport.closed, stop.promise]);
  await handle.close();
}

interface Connection {
  readonly input: PassThrough;
  readonly transport: AnsweringTransport;
}

/** Returns when stdin is over and what came through it has its answer, or had its time. */
async function allAnswered(stdin: Readable, { input, transport }: Connection): Promise<void> {
  await finished(stdin, { writable: false }).catch(() => undefined);
  do await setImmediate();
  while (input.readableLength + input.writableLength > 0);
  const late = new AbortController();
  const drained = setTimeout(drainMs, undefined, { signal: late.signal }).catch(() => undefined);
  await Promise.race([transport.answered(), drained]);
  late.abort();
}
