import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { ServerSettings } from '../config/server-settings.ts';
import type { Connection } from '../connection/connection.ts';
import type { WireFault } from '../connection/wire.ts';
import { excerpt } from '../excerpt.ts';
import { failure } from '../failure.ts';
import { messageOf } from '../message-of.ts';
import type { PinStore } from '../policy/pinned-tools.ts';
import type { Listing } from './describe-listing.ts';
import { ListedConnection } from './listed-connection.ts';

export interface Opened {
  readonly ok: true;
  readonly connection: Connection;
  readonly listing: Listing;
}

interface ClientsOptions {
  readonly settings: ServerSettings;
  readonly clock: Clock;
  readonly pins: PinStore | undefined;
  readonly maxClients: number;
}

/** One client is enough for so many calls at once. */
const callsAClient = 8;

/** The connections to one server: made when needed, made anew when lost. */
export class ServerClients implements AsyncDisposable {
  readonly #options: ClientsOptions;
  readonly #stop = new AbortController();
  #open: readonly ListedConnection[] = [];
  #opening: Promise<Opened | WireFault> | undefined;
  #mayGrow = true;
  /** Those being closed, for the end to wait for. */
  readonly #closing = new Set<Promise<void>>();

  constructor(options: ClientsOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#open.length;
  }

  get kind(): Connection['kind'] | undefined {
    return this.#open[0]?.connection.kind;
  }

  get isOpening(): boolean {
    return this.#opening !== undefined;
  }

  /**
   * The connection with the least to do. Callers who come while the first is made wait for the same
   * one. Never rejects.
   * @param running how many calls of this server are under way, for there to be clients enough
   */
  async take(running: number): Promise<Opened | WireFault> {
    for (const listed of this.#open) if (listed.connection.isLost) this.#drop(listed);
    const [first, ...others] = this.#open;
    if (first === undefined) {
      const opened = await this.#add();
      if (opened.ok) this.#grow(running);
      return opened;
    }
    this.#grow(running);
    let least = first;
    for (const other of others) {
      if (other.connection.inFlight < least.connection.inFlight) least = other;
    }
    return await this.#describe(least);
  }

  /** One more for those who come later: who is here does not wait for it. */
  #grow(running: number): void {
    const { length } = this.#open;
    const isEnough = running <= length * callsAClient || length >= this.#options.maxClients;
    if (!isEnough && this.#mayGrow) void this.#add();
  }

  /** Lists the tools anew before the next call. */
  invalidate(): void {
    for (const listed of this.#open) listed.invalidate();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    for (const listed of this.#open) this.#drop(listed);
    await this.#opening;
    await Promise.all(this.#closing);
  }

  async #add(): Promise<Opened | WireFault> {
    this.#opening ??= this.#connect().finally(() => (this.#opening = undefined));
    const opened = await this.#opening;
    this.#mayGrow = opened.ok;
    return opened;
  }

  async #connect(): Promise<Opened | WireFault> {
    const { settings, clock, pins } = this.#options;
    // The SDK is loaded by the first call of a configured server, and by nothing before.
    const { connect } = await import('../connection/connect.ts');
    let listed: ListedConnection | undefined;
    const connected = await connect(settings, {
      clock,
      signal: this.#stop.signal,
      onToolsChanged: () => listed?.invalidate(),
    });
    if (!connected.ok) return connected;
    const { connection, tools } = connected;
    listed = new ListedConnection({ connection, settings, pins, clock });
    this.#open = [...this.#open, listed];
    try {
      const listing = await listed.describe(tools);
      if (this.#stop.signal.aborted) this.#drop(listed);
      return { ok: true, connection, listing };
    } catch (thrown) {
      return this.#giveUp(listed, thrown);
    }
  }

  async #describe(listed: ListedConnection): Promise<Opened | WireFault> {
    try {
      return { ok: true, connection: listed.connection, listing: await listed.current() };
    } catch (thrown) {
      return this.#giveUp(listed, thrown);
    }
  }

  /** What it offers nobody knows: the next call connects anew. */
  #giveUp(listed: ListedConnection, thrown: unknown): WireFault {
    this.#drop(listed);
    const said = excerpt(messageOf(thrown));
    const message = `The tools of the MCP server ${JSON.stringify(this.#options.settings.name)} could not be checked: ${said}`;
    const facts = { code: 'TOOL_LIST_UNUSABLE', message, errorClass: 'tool' } as const;
    return { ok: false, kind: 'answered', reached: false, failure: failure(facts) };
  }

  #drop(listed: ListedConnection): void {
    this.#open = this.#open.filter((each) => each !== listed);
    const closed = listed.connection[Symbol.asyncDispose]().finally(() => {
      this.#closing.delete(closed);
    });
    this.#closing.add(closed);
  }
}
