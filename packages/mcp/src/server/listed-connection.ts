import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { ServerSettings } from '../config/server-settings.ts';
import type { Connection } from '../connection/connection.ts';
import type { WireTool } from '../connection/wire.ts';
import type { PinStore } from '../policy/pinned-tools.ts';
import { describeListing, type Listing } from './describe-listing.ts';

export interface ListedOptions {
  readonly connection: Connection;
  readonly settings: ServerSettings;
  readonly pins: PinStore | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/** A gateway that did not say what it can do is asked again by a call so much later. */
const askAgainMs = 5_000;

/** A connection and what the server offers over it. */
export class ListedConnection {
  readonly connection: Connection;
  readonly #options: ListedOptions;
  #listing: Listing | undefined;
  #isStale = false;
  #listedAtMs = 0;
  #listingAgain: Promise<void> | undefined;

  constructor(options: ListedOptions) {
    this.connection = options.connection;
    this.#options = options;
  }

  /** The server said that its tools are others now: they are listed again before the next call. */
  invalidate(): void {
    this.#isStale = true;
  }

  async describe(tools: readonly WireTool[]): Promise<Listing> {
    const { settings, pins, connection } = this.#options;
    const { name: server, connectTimeoutMs: timeoutMs } = settings;
    this.#listing = await describeListing({ server, connection, tools, pins, timeoutMs });
    this.#listedAtMs = this.#options.clock.now();
    return this.#listing;
  }

  /**
   * What the server offers now.
   * @throws what listing threw, or the pin store.
   */
  async current(): Promise<Listing> {
    const isWhole = this.#listing?.undisclosed === undefined;
    if (!isWhole && this.#options.clock.now() >= this.#listedAtMs + askAgainMs)
      this.#isStale = true;
    while (this.#isStale || this.#listing === undefined) {
      this.#listingAgain ??= this.#listAgain().finally(() => (this.#listingAgain = undefined));
      await this.#listingAgain;
    }
    return this.#listing;
  }

  async #listAgain(): Promise<void> {
    this.#isStale = false;
    const { signal } = new AbortController();
    const { connectTimeoutMs: timeoutMs } = this.#options.settings;
    await this.describe(await this.connection.list({ signal, timeoutMs }));
  }
}
