import type { JsonValue } from '@parallel-dispatcher/schema';

/** Everything an answer depends on. What is not in here cannot change the key. */
export interface CacheFacts {
  readonly agent: {
    readonly name: string;
    readonly version: string;
    /** Of `hashAgentCode`; an agent whose code could not be read has none and is not cached. */
    readonly codeSha256: string;
  };
  /** The model that is configured for the agent; null: it uses none. */
  readonly model: string | null;
  /** After references were resolved. */
  readonly input: JsonValue;
  /** What stands in the files it reads, of `hashContextFile`; null: there is no such file. */
  readonly contextFiles: readonly ContextFileFact[];
  readonly upstream: Readonly<Record<string, UpstreamFact>>;
  /** Whatever else counts, such as the command that verifies the answer. */
  readonly extra?: JsonValue;
}

export interface ContextFileFact {
  readonly path: string;
  readonly sha256: string | null;
}

export interface UpstreamFact {
  readonly outcome: string;
  readonly output: JsonValue;
}
