import type { StateStore } from './state-store.ts';

/** What a reducer may be constructed with; what is left out is the real thing. */
export interface ReducerAdapters {
  readonly store?: StateStore;
  readonly port?: unknown;
  readonly steps?: unknown;
  readonly clock?: unknown;
  readonly random?: unknown;
}
