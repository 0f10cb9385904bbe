import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** A way to one server, not yet shaken hands on. */
export interface Channel {
  readonly kind: 'stdio' | 'http' | 'sse';
  readonly transport: Transport;
  /** What the other side said beside the protocol, such as the last lines of stderr. */
  describe(): string;
  /** Ends everything behind it; resolves when it is gone. Never rejects. */
  close(): Promise<void>;
}
