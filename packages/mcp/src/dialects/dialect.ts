import type { JsonObject } from '@parallel-dispatcher/schema';

/** One tool under our name, and how the servers in the wild say it. */
export interface Dialect {
  /** What agents call. */
  readonly name: string;
  readonly description: string;
  /** Names of servers for it, ours included; the earlier is preferred where a server has several. */
  readonly aliases: readonly string[];
  /** Our arguments: what each is called elsewhere, ours included, and whether it must be there. */
  readonly fields: Readonly<Record<string, DialectField>>;
  /** What is said where a server knows the field and the caller did not give it. */
  readonly defaults?: JsonObject;
  /** An answer in our shape. What it does not know stays in `details`. */
  readonly readAnswer: (answer: JsonObject, args: JsonObject) => JsonObject;
}

export interface DialectField {
  readonly names: readonly string[];
  readonly type: 'string' | 'integer' | 'object';
  readonly required?: boolean;
}
