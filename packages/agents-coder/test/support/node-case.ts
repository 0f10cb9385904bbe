import { beforeAll, expect, test } from '@jest/globals';
import { makeContract } from './make-contract.ts';
import { runNodes, type Answer } from './run-nodes.ts';

export interface Case {
  readonly name: string;
  readonly pipeline: readonly unknown[];
  readonly input: Record<string, unknown>;
  readonly wanted: unknown;
}

export const rows = (...prices: readonly unknown[]) => ({
  rows: prices.map((price, at) => ({ id: String.fromCharCode(97 + at), price })),
});
/** One value computed from the input. */
export const value = (
  name: string,
  expression: unknown,
  ...[wanted, input]: [unknown, Record<string, unknown>?]
): Case => ({
  name,
  pipeline: [{ arithmetic: { value: expression }, to: 'result' }],
  input: input ?? { rows: [] },
  wanted,
});
export const call = (fn: string, ...args: readonly unknown[]) => ({ fn, args });
export const failure = (code: string) => ({ error: code });
export const any = { var: 'any' };

/** Runs each case on a node of its own, all in one child, and tests what came. */
export function testCases(cases: readonly Case[]): void {
  let answers: Answer[][] = [];
  beforeAll(async () => {
    const runs = cases.map(({ pipeline, input }, at) => ({
      contract: makeContract({ name: `sample_${at}`, pipeline, output: { result: 'result' } }),
      inputs: [input],
    }));
    const run = await runNodes(runs, { typeCheck: true });
    expect(run.typeErrors).toBe('');
    ({ answers } = run);
  }, 60_000);

  const listed = cases.map(({ name, wanted }, at) => [name, at, wanted] as const);
  test.each(listed)('%s', (_, at, wanted) => {
    const isError = typeof wanted === 'object' && wanted !== null && 'error' in wanted;
    expect(answers[at]).toEqual([isError ? wanted : { output: { result: wanted } }]);
  });
}
