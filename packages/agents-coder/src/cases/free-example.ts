import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Example, Expected, Turn } from '../contract/example.ts';

/** Nothing that an execution is held to. */
export const free: Expected = { outcome: null, calls: null, requests: null, transaction: null };

/** An example with one execution. */
export function oneTurn(
  name: string,
  input: JsonValue,
  ...[turn, more = {}]: [Partial<Turn>, Partial<Example>?]
): Example {
  return {
    at: '',
    name,
    turns: [{ input, atMs: null, port: [], expect: free, ...turn }],
    from: null,
    steps: {},
    expect: free,
    ...more,
  };
}
