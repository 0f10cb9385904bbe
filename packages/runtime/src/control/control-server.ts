import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import {
  errorDetail,
  type ErrorDetail,
  type JsonObject,
  type RunEvent,
} from '@parallel-dispatcher/schema';
import type { CancelOrder } from './cancel-order.ts';
import { readControlRequest, type ControlAnswer, type ControlRequest } from './control-message.ts';

/** No request is longer; whoever sends more is not one of ours. */
const longestRequest = 65_536;

/** A watcher that is this far behind is let go: it can read the journal. */
const mostUnread = 16 * 1024 * 1024;

export interface ControlHandlers {
  readonly status: () => JsonObject;
  /** The number of the last event. */
  readonly lastSeq: () => number;
  /** Undefined when it was done, else why not. */
  readonly cancel: (order: CancelOrder) => ErrorDetail | undefined;
}

/** Listens for other processes of the same user: a socket that only the user can open. */
export class ControlServer implements AsyncDisposable {
  readonly path: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #watchers = new Set<Socket>();

  private constructor(path: string, handlers: ControlHandlers) {
    this.path = path;
    this.#server = createServer((socket) => this.#serve(socket, handlers));
    // A run must not stay alive for those who watch it.
    this.#server.unref();
  }

  /** Undefined where no socket can be had: the run goes on without being reachable. */
  static async listen(path: string, handlers: ControlHandlers): Promise<ControlServer | undefined> {
    const control = new ControlServer(path, handlers);
    try {
      await preparePlace(path);
      await control.#listen();
      await chmod(path, 0o600);
      return control;
    } catch {
      await control[Symbol.asyncDispose]();
      return undefined;
    }
  }

  /** Tells an event to all who watch. */
  tell(event: RunEvent): void {
    if (this.#watchers.size === 0) return;
    const line = lineOf({ v: 1, type: 'event', event });
    for (const socket of this.#watchers) {
      if (socket.writableLength > mostUnread) socket.destroy();
      else socket.write(line);
    }
  }

  /** Lets the watchers go and stops listening. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#watchers) socket.write(lineOf({ v: 1, type: 'done', value: {} }));
    const ended = [...this.#sockets].map((socket) => endOf(socket));
    this.#server.close();
    await Promise.all(ended);
    await rm(this.path, { force: true }).catch(() => undefined);
  }

  #listen(): Promise<void> {
    const listening = Promise.withResolvers<void>();
    this.#server.once('error', listening.reject);
    this.#server.listen(this.path, listening.resolve);
    return listening.promise;
  }

  #serve(socket: Socket, handlers: ControlHandlers): void {
    this.#sockets.add(socket);
    socket.unref();
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#watchers.delete(socket);
    });
    socket.on('error', () => socket.destroy());
    let received = 0;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > longestRequest) socket.destroy();
    });
    const lines = createInterface({ input: socket });
    lines.once('line', (line) => {
      lines.close();
      const request = readControlRequest(line);
      if (request?.type !== 'events') return socket.end(lineOf(answerTo(request, handlers)));
      socket.write(lineOf({ v: 1, type: 'listening', seq: handlers.lastSeq() }));
      return this.#watchers.add(socket);
    });
  }
}

async function preparePlace(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(folder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) throw new Error('not private');
  // Only the owner of the run comes here, so what is there was left by an owner that died.
  await rm(path, { force: true });
}

function answerTo(
  request: Exclude<ControlRequest, { type: 'events' }> | undefined,
  handlers: ControlHandlers,
): ControlAnswer {
  if (request === undefined) return { v: 1, type: 'refused', error: notUnderstood() };
  if (request.type === 'status') return { v: 1, type: 'done', value: handlers.status() };
  const error = handlers.cancel(request);
  return error === undefined ? { v: 1, type: 'done', value: {} } : { v: 1, type: 'refused', error };
}

function lineOf(answer: ControlAnswer): string {
  return `${JSON.stringify(answer)}\n`;
}

/** A watcher that does not take what is left must not hold up the end of the run. */
async function endOf(socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  const closed = Promise.withResolvers<void>();
  socket.once('close', closed.resolve);
  const late = setTimeout(() => socket.destroy(), 250);
  socket.end();
  await closed.promise;
  clearTimeout(late);
}

function notUnderstood(): ErrorDetail {
  return errorDetail({
    code: 'CONTROL_NOT_UNDERSTOOD',
    message: 'The run does not understand this request.',
    hint: 'It was started by another version of dispatch: use the same one.',
  });
}
