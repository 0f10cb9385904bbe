import type { Failure } from '@parallel-dispatcher/agent';
import type { McpServer } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { resolveServer, type Surroundings } from '../config/resolve-server.ts';
import { createAllows } from '../policy/create-allows.ts';
import type { PinStore } from '../policy/pinned-tools.ts';
import { ToolServer } from '../server/tool-server.ts';
import type { ServerHealth } from './server-health.ts';

/** A configured server, whether it can be used or not. */
export interface PooledServer {
  readonly name: string;
  readonly isRequired: boolean;
  /** Whether its own list allows a tool by one of its names. */
  readonly allows: (names: readonly string[]) => boolean;
  readonly state:
    | { readonly ok: true; readonly server: ToolServer }
    | { readonly ok: false; readonly failure: Failure };
}

interface Around extends Surroundings {
  readonly clock: Clock;
  readonly pins: PinStore;
}

export function poolServer(
  { name, server }: { readonly name: string; readonly server: McpServer },
  around: Around,
): PooledServer {
  const resolved = resolveServer({ name, server }, around);
  return {
    name,
    isRequired: server.required ?? false,
    allows: createAllows(server.tools),
    state: resolved.ok
      ? {
          ok: true,
          server: new ToolServer({
            settings: resolved.settings,
            clock: around.clock,
            pins: server.trust === 'any' ? undefined : around.pins,
            maxClients: server.max_clients ?? 1,
            maxInFlight: server.max_in_flight ?? 32,
          }),
        }
      : resolved,
  };
}

export function healthOf({ name, isRequired: required, state }: PooledServer): ServerHealth {
  if (!state.ok) {
    const nothing = { transport: null, clients: 0, in_flight: 0, queued: 0, tools: null };
    const last_error = state.failure.error;
    return { server: name, state: 'refused', required, ...nothing, last_error };
  }
  const { server } = state;
  return {
    server: name,
    state: stateOf(server),
    required,
    transport: server.clients.kind ?? null,
    clients: server.clients.count,
    in_flight: server.queue.running,
    queued: server.queue.queued,
    tools: server.lastListing?.offered.length ?? null,
    last_error: server.lastFailure?.error ?? null,
  };
}

function stateOf({ breaker, clients }: ToolServer): ServerHealth['state'] {
  if (breaker.isOpen) return 'down';
  if (clients.count > 0) return 'up';
  return clients.isOpening ? 'connecting' : 'idle';
}
