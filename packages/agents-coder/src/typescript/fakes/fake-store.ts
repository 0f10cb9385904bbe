import type { StateStore, StoredState } from '../support/state-store.ts';

/** A store that notes what it was given. */
export interface FakeStore extends StateStore {
  readonly saved: readonly StoredState[];
}

export function fakeStore(from: StoredState | null = null): FakeStore {
  const saved: StoredState[] = [];
  return {
    saved,
    load: async () => structuredClone(saved.at(-1) ?? from),
    save: async (state) => void saved.push(structuredClone(state)),
  };
}
