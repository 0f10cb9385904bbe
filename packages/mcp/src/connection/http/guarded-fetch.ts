import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { excerpt } from '../../excerpt.ts';
import { injectedFault, lostMark, tooLargeMark } from '../injected-fault.ts';
import { readMessageId } from '../read-message-id.ts';
import { HttpStatusError } from './http-status-error.ts';
import { relayAbort } from './relay-abort.ts';
import { watchBody } from './watch-body.ts';

export interface GuardOptions {
  readonly maxBytes: number;
  /** Puts an answer in place of one that cannot come any more. */
  readonly answer: (message: JSONRPCMessage) => void;
}

/**
 * The fetch of one connection. It adds what the SDK leaves out: a signal for each request alone, a
 * limit on answers, and notice of a server that died in the middle of a call, for which the SDK
 * would wait until the call times out. Redirects to other hosts are refused by the SDK.
 */
export class GuardedFetch {
  readonly #options: GuardOptions;
  /** Calls whose answers have not come. */
  readonly #open = new Set<number>();
  /** Those among them whose stream ended and may go on in another. */
  readonly #resuming = new Set<number>();

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  readonly fetch: FetchLike = async (url, init = {}) => {
    const id = readRequestId(init.body);
    const controller = relayAbort(init.signal ?? new AbortController().signal);
    if (id !== undefined) this.#open.add(id);
    let isHandedOn = false;
    try {
      const response = await fetch(url, { ...init, signal: controller.signal });
      if (init.method === 'POST' && response.status >= 400) throw await refusal(response);
      if (response.body === null || !response.ok) return response;
      isHandedOn = true;
      return this.#watch(response, { id, release: () => controller[Symbol.dispose]() });
    } finally {
      if (!isHandedOn) {
        controller[Symbol.dispose]();
        if (id !== undefined) this.#open.delete(id);
      }
    }
  };

  /** Tells that an answer came. */
  readonly settle = (message: JSONRPCMessage): void => {
    if (!('id' in message) || 'method' in message) return;
    this.#open.delete(Number(message.id));
    this.#resuming.delete(Number(message.id));
  };

  /** Ends the calls whose streams could not be taken up again. */
  readonly loseResuming = (): void => {
    for (const id of this.#resuming) this.#lose(id);
    this.#resuming.clear();
  };

  #lose(id: number): void {
    if (this.#open.delete(id)) this.#options.answer(injectedFault(id, lostMark));
  }

  #watch(
    response: Response,
    { id, release }: { readonly id: number | undefined; readonly release: () => void },
  ): Response {
    const isStream = response.headers.get('content-type')?.includes('text/event-stream') === true;
    const body = watchBody(response.body as ReadableStream<Uint8Array>, {
      maxBytes: this.#options.maxBytes,
      isStream,
      onTooLarge: () => {
        release();
        if (id === undefined || !this.#open.delete(id)) return;
        this.#options.answer(injectedFault(id, tooLargeMark));
      },
      onEnd: ({ canResume }) => {
        release();
        if (id === undefined) return;
        if (canResume) {
          if (this.#open.has(id)) this.#resuming.add(id);
          return;
        }
        // What came last is still on its way through the parser, in microtasks.
        setImmediate(() => this.#lose(id));
      },
    });
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  }
}

function readRequestId(body: unknown): number | undefined {
  if (typeof body !== 'string') return undefined;
  return body.includes('"method":')
    ? readMessageId({ head: '', tail: body.slice(-60) })
    : undefined;
}

async function refusal(response: Response): Promise<HttpStatusError> {
  const body = excerpt(await readStart(response), 300);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1_000 : undefined;
  return new HttpStatusError({ status: response.status, body, retryAfterMs });
}

/** The body of an error is for people: its first part says enough, and may not be the last. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const first = await reader.read().catch(() => ({ value: undefined }));
  void reader.cancel().catch(() => undefined);
  return first.value === undefined ? '' : Buffer.from(first.value.subarray(0, 2_000)).toString();
}
