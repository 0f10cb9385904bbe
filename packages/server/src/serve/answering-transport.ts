import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type MessageExtraInfo,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server';

/** A transport that knows which requests it has not answered yet, and when it is closed. */
export class AnsweringTransport implements Transport {
  readonly #wire: Transport;
  readonly #closed = Promise.withResolvers<void>();
  readonly #open = new Set<RequestId>();
  #idle: (() => void) | undefined;
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: NonNullable<Transport['onmessage']>;

  constructor(wire: Transport) {
    this.#wire = wire;
  }

  /** Resolves when the connection is over. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /** Resolves when every request that came was answered. */
  async answered(): Promise<void> {
    if (this.#open.size === 0) return;
    const idle = Promise.withResolvers<void>();
    this.#idle = idle.resolve;
    await idle.promise;
  }

  async start(): Promise<void> {
    Object.assign(this.#wire, {
      onclose: () => {
        this.#closed.resolve();
        this.onclose?.();
      },
      onerror: (error: Error) => this.onerror?.(error),
      onmessage: (message: JSONRPCMessage, extra?: MessageExtraInfo) => {
        this.#note(message);
        this.onmessage?.(message, extra);
      },
    } satisfies Partial<Transport>);
    await this.#wire.start();
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.#wire.send(message);
    if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) {
      this.#settle(message.id);
    }
  }

  async close(): Promise<void> {
    await this.#wire.close();
  }

  #note(message: JSONRPCMessage): void {
    if (isJSONRPCRequest(message)) {
      // A subscription is answered when the connection ends.
      if (message.method !== 'subscriptions/listen') this.#open.add(message.id);
    } else if ('method' in message && message.method === 'notifications/cancelled') {
      // What was taken back gets no answer.
      this.#settle(message.params?.['requestId'] as RequestId | undefined);
    }
  }

  #settle(id: RequestId | undefined): void {
    if (id !== undefined) this.#open.delete(id);
    if (this.#open.size === 0) this.#idle?.();
  }
}
