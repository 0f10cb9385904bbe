import type { JsonValue } from '@parallel-dispatcher/schema';

/** A dotted path as its keys. An empty list is the row itself. */
export type Path = readonly string[];

/** A literal of a contract: JSON, and whole numbers of any size. */
export type Literal = JsonValue | bigint;

/** What a contract computes a value from. `at` is where the contract says so. */
export type Value =
  | { readonly kind: 'literal'; readonly at: string; readonly value: Literal }
  | { readonly kind: 'list'; readonly at: string; readonly items: readonly Value[] }
  | { readonly kind: 'field' | 'var'; readonly at: string; readonly path: Path }
  | {
      readonly kind: 'call';
      readonly at: string;
      readonly fn: FunctionName;
      readonly args: readonly Value[];
    }
  | {
      readonly kind: 'object';
      readonly at: string;
      readonly entries: readonly (readonly [string, Value])[];
    }
  | { readonly kind: 'each'; readonly at: string; readonly list: Value; readonly as: Value };

/** How many arguments each function takes. */
export const functionArity = {
  add: [0, Infinity],
  multiply: [0, Infinity],
  min: [0, Infinity],
  max: [0, Infinity],
  concat: [0, Infinity],
  coalesce: [0, Infinity],
  subtract: [2, 2],
  divide: [2, 2],
  floor_divide: [2, 2],
  modulo: [2, 2],
  abs: [1, 1],
  round_half_up: [1, 1],
  round_half_even: [1, 1],
  lower: [1, 1],
  upper: [1, 1],
  trim: [1, 1],
  length: [1, 1],
} as const satisfies Record<string, readonly [number, number]>;

export type FunctionName = keyof typeof functionArity;
