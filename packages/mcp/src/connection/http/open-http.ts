/* oxlint-disable unicorn/prefer-add-event-listener -- transports of the SDK are no EventTargets */
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { UrlSettings } from '../../config/server-settings.ts';
import type { Channel } from '../channel.ts';
import { GuardedFetch } from './guarded-fetch.ts';

/** Saying goodbye to a server that does not listen takes no longer. */
const goodbyeMs = 500;

/** Streamable HTTP: a session where the server wants one, answers as JSON or as an event stream. */
export function openHttp(settings: UrlSettings, { clock }: { readonly clock: Clock }): Channel {
  const guard = new GuardedFetch({
    maxBytes: 4 * settings.maxResultBytes + 65_536,
    answer: (message) => transport.onmessage?.(message),
  });
  const transport = new StreamableHTTPClientTransport(settings.url, {
    fetch: guard.fetch,
    requestInit: { headers: settings.headers },
    reconnectionOptions: {
      initialReconnectionDelay: 200,
      maxReconnectionDelay: 1_000,
      reconnectionDelayGrowFactor: 2,
      maxRetries: 3,
    },
  });
  // The client of the SDK calls what was set before it, then its own.
  transport.onmessage = guard.settle;
  transport.onerror = (error) => {
    if (error.message.startsWith('Maximum reconnection attempts')) guard.loseResuming();
  };
  return {
    kind: 'http',
    transport,
    describe: () => '',
    async close() {
      const said = transport.terminateSession().catch(() => undefined);
      const late = Promise.withResolvers<void>();
      using _timer = clock.setTimer(goodbyeMs, late.resolve);
      await Promise.race([said, late.promise]);
      await transport.close().catch(() => undefined);
    },
  };
}
