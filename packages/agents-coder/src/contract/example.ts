import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

/** What a node is to give for an input: an output, or an error by its code. */
export type Expectation =
  | { readonly kind: 'output'; readonly output: JsonValue }
  | { readonly kind: 'error'; readonly code: string };

/** What an example says of one execution, or of all of them; null is free. */
export interface Expected {
  readonly outcome: Expectation | null;
  /** How often the port or the steps are called, retries too: in all, or by operation or step. */
  readonly calls: number | Readonly<Record<string, number>> | null;
  /** `{ operation, ...request }` of each call of the port. */
  readonly requests: readonly JsonValue[] | null;
  readonly transaction: 'committed' | 'rolled_back' | null;
}

/** One execution of an example. */
export interface Turn {
  readonly input: JsonValue;
  /** When it begins, in ms from the first, earlier waits not counted. */
  readonly atMs: number | null;
  /** Answers of the port, in order. */
  readonly port: readonly JsonValue[];
  readonly expect: Expected;
}

/** How one attempt of a step ends. */
export type StepAnswer =
  | { readonly kind: 'ok'; readonly value: JsonValue }
  | { readonly kind: 'error'; readonly code: string; readonly transient: boolean };

/** One example. Several turns run on one instance, in order. */
export interface Example {
  readonly at: string;
  readonly name: string;
  readonly turns: readonly Turn[];
  /** What a reducer finds in its store; null: nothing. */
  readonly from: { readonly state: string; readonly context: JsonObject } | null;
  /** Answers of the steps of an orchestrator, by step. */
  readonly steps: Readonly<Record<string, readonly StepAnswer[]>>;
  /** What is said of all turns together. */
  readonly expect: Omit<Expected, 'outcome'>;
}
