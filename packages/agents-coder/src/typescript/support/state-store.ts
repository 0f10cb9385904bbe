/** What a reducer keeps between batches. */
export interface StoredState {
  readonly state: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Where a reducer keeps its state. */
export interface StateStore {
  /** Null where nothing is stored yet. */
  load(): Promise<StoredState | null>;
  save(state: StoredState): Promise<void>;
}
