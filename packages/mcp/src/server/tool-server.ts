import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { ServerSettings } from '../config/server-settings.ts';
import type { ProgressListener, WireFault, WireOutcome } from '../connection/wire.ts';
import { failure } from '../failure.ts';
import type { PinStore } from '../policy/pinned-tools.ts';
import { CircuitBreaker, type Entry } from './circuit-breaker.ts';
import { pinAll, type Listing } from './describe-listing.ts';
import { FairQueue } from './fair-queue.ts';
import { ServerClients } from './server-clients.ts';
import type { Hold } from './holds.ts';
import { untilAborted } from './until-aborted.ts';

export interface ToolServerOptions {
  readonly settings: ServerSettings;
  readonly clock: Clock;
  readonly pins: PinStore | undefined;
  readonly maxClients: number;
  readonly maxInFlight: number;
}

export interface ServerCall {
  /** The tool as the server names it. */
  readonly tool: string;
  readonly args: JsonObject;
  /** Whose turn it is where calls wait. */
  readonly task: string;
  /** Whether it may be made again although it may have reached the server. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onProgress?: ProgressListener;
  /** Stops the clocks of those who wait for it, until that is disposed of. */
  readonly hold?: Hold | undefined;
}

export type Listed = { readonly ok: true; readonly listing: Listing } | WireFault;

/** One configured server: its clients, how many calls it takes at once, and whether it is there. */
export class ToolServer implements AsyncDisposable {
  readonly settings: ServerSettings;
  readonly breaker: CircuitBreaker;
  readonly queue: FairQueue;
  readonly clients: ServerClients;
  readonly #pins: PinStore | undefined;
  #listing: Listing | undefined;
  #lastFailure: Failure | undefined;

  constructor(options: ToolServerOptions) {
    this.settings = options.settings;
    this.#pins = options.pins;
    this.breaker = new CircuitBreaker(options);
    this.queue = new FairQueue({ limit: options.maxInFlight });
    this.clients = new ServerClients(options);
  }

  /** As it was when it was last seen; undefined before. */
  get lastListing(): Listing | undefined {
    return this.#listing;
  }

  get lastFailure(): Failure | undefined {
    return this.#lastFailure;
  }

  /** What it offers; connects where it has to. */
  async list(): Promise<Listed> {
    const entry = this.breaker.enter();
    if (entry === 'open') return this.#down();
    const opened = await this.clients.take(0);
    if (!opened.ok) return this.#judgeConnect(opened, entry);
    this.breaker.succeed();
    this.#listing = opened.listing;
    return opened;
  }

  /** Takes the tools as they are now for what they should be. */
  async accept(): Promise<Listed> {
    const listed = await this.list();
    if (!listed.ok || this.#pins === undefined) return listed;
    const { wire: tools } = listed.listing;
    await pinAll({ server: this.settings.name, tools, pins: this.#pins });
    this.clients.invalidate();
    return await this.list();
  }

  /** Calls a tool, and once more where that is safe. Never rejects. */
  async call(call: ServerCall): Promise<WireOutcome> {
    const first = await this.#attempt(call);
    if (first.ok || first.kind !== 'connection' || call.signal.aborted) return first;
    if (this.breaker.isOpen || (first.reached && !call.repeatable)) return first;
    // Who says when to come back is not asked before.
    if (first.failure.retryAfterMs !== undefined) return first;
    return await this.#attempt(call);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.clients[Symbol.asyncDispose]();
  }

  async #attempt(call: ServerCall): Promise<WireOutcome> {
    const entry = this.breaker.enter();
    if (entry === 'open') return this.#down();
    if (!this.queue.tryEnter() && !(await this.#waitForTurn(call))) {
      return this.#cancelled(call, entry);
    }
    try {
      // It may have gone while this call waited for its turn.
      if (entry === 'closed' && this.breaker.isOpen) return this.#down();
      const opened = await untilAborted(this.clients.take(this.queue.running), call.signal);
      if (opened === undefined) return this.#cancelled(call, entry);
      if (!opened.ok) return this.#judgeConnect(opened, entry);
      this.#listing = opened.listing;
      const changed = opened.listing.faults.get(call.tool);
      if (changed === undefined) return this.#judgeCall(await opened.connection.call(call), entry);
      this.breaker.succeed();
      return { ok: false, kind: 'answered', reached: false, failure: changed };
    } finally {
      this.queue.leave();
    }
  }

  async #waitForTurn({ task, signal, hold }: ServerCall): Promise<boolean> {
    using _held = hold?.();
    return await this.queue.enter(task, signal);
  }

  #judgeConnect(fault: WireFault, entry: Entry): WireFault {
    this.#lastFailure = fault.failure;
    if (fault.kind === 'answered') this.breaker.succeed();
    else this.breaker.trip(entry);
    return fault;
  }

  #judgeCall(outcome: WireOutcome, entry: Entry): WireOutcome {
    if (outcome.ok || outcome.kind === 'answered') {
      this.breaker.succeed();
    } else if (outcome.kind === 'cancelled' || !outcome.reached) {
      // Connecting anew will tell.
      this.breaker.abandon(entry);
    } else {
      this.#lastFailure = outcome.failure;
      this.breaker.fail(entry);
    }
    return outcome;
  }

  #cancelled({ tool }: ServerCall, entry: Entry): WireFault {
    this.breaker.abandon(entry);
    const message = `tool ${JSON.stringify(tool)}: the call was cancelled before it was sent.`;
    const facts = { code: 'TOOL_CANCELLED', message, errorClass: 'transient' } as const;
    return { ok: false, kind: 'cancelled', reached: false, failure: failure(facts) };
  }

  #down(): WireFault {
    const { name } = this.settings;
    const waitMs = Math.ceil(this.breaker.waitMs);
    const last = this.#lastFailure?.error;
    const facts = failure({
      code: 'TOOL_SERVER_DOWN',
      message: `The MCP server ${JSON.stringify(name)} is down; it is tried again in ${waitMs} ms.`,
      hint: last?.hint ?? 'Start the server.',
      errorClass: 'transient',
      retryAfterMs: waitMs,
      ...(last !== undefined && { cause: last }),
    });
    return { ok: false, kind: 'connection', reached: false, failure: facts };
  }
}
