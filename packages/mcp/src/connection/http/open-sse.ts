/* oxlint-disable unicorn/prefer-add-event-listener -- transports of the SDK are no EventTargets */
import { SSEClientTransport, SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import type { UrlSettings } from '../../config/server-settings.ts';
import type { Channel } from '../channel.ts';
import { GuardedFetch } from './guarded-fetch.ts';

/** The transport before Streamable HTTP: one stream for all answers, requests beside it. */
export function openSse(settings: UrlSettings): Channel {
  const guard = new GuardedFetch({
    maxBytes: 4 * settings.maxResultBytes + 65_536,
    // All answers come by the one stream: a request that ends without one says nothing.
    answer: () => undefined,
  });
  const transport = new SSEClientTransport(settings.url, {
    fetch: guard.fetch,
    requestInit: { headers: settings.headers },
  });
  transport.onerror = (error) => {
    // It would connect again by itself, to a session that nobody has opened.
    if (error instanceof SseError) void transport.close();
  };
  return {
    kind: 'sse',
    transport,
    describe: () => '',
    close: async () => await transport.close().catch(() => undefined),
  };
}
