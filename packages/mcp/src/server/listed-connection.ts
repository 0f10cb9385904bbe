import type { ServerSettings } from '../config/server-settings.ts';
import type { Connection } from '../connection/connection.ts';
import type { WireTool } from '../connection/wire.ts';
import type { PinStore } from '../policy/pinned-tools.ts';
import { describeListing, type Listing } from './describe-listing.ts';

export interface ListedOptions {
  readonly connection: Connection;
  readonly settings: ServerSettings;
  readonly pins: PinStore | undefined;
}

/** A connection and what the server offers over it. */
export class ListedConnection {
  readonly connection: Connection;
  readonly #options: ListedOptions;
  #listing: Listing | undefined;
  #isStale = false;
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
    return this.#listing;
  }

  /**
   * What the server offers now.
   * @throws what listing threw, or the pin store.
   */
  async current(): Promise<Listing> {
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
