import type { PinnedTools, PinStore } from './pinned-tools.ts';

/** Pins of one process: a change is seen when a server comes back as another. */
export function createMemoryPins(): PinStore {
  const pins = new Map<string, PinnedTools>();
  return {
    read: async (server) => pins.get(server),
    write: async (server, tools) => void pins.set(server, tools),
  };
}
