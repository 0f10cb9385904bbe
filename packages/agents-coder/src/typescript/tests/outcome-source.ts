import type { TestHarness } from './harness.ts';

interface OutcomeOf {
  readonly harness: TestHarness;
  /** `NodeOrderTotalCompute`. */
  readonly nodeClass: string;
}

/** Source of the functions that tell how an execution ended. */
export function outcomeSource({ harness, nodeClass }: OutcomeOf): string {
  const { method, parts, untouched } = harness;
  const watched = parts.filter((part) => untouched.includes(`${part}.`));
  return `/** How an execution ends: with its output, or with the code of its error. */
interface Outcome {
  readonly output?: unknown;
  readonly error?: unknown;
}

/** Runs the node; whatever comes of it, its input stays as it was. */
async function outcomeOf(node: ${nodeClass}, input: unknown): Promise<Outcome> {
  const given: unknown = structuredClone(input);
  const outcome = await node.${method}(input).then(
    (output: unknown): Outcome => ({ output }),
    (error: unknown): Outcome => ({
      error: error instanceof Error && 'code' in error ? error.code : error,
    }),
  );
  assert.deepEqual(input, given, 'the input was changed');
  return outcome;
}

/** The node refuses an input before anything else happens. */
async function refuses(input: unknown): Promise<void> {
  const { ${['node', ...watched].join(', ')} } = start();
  assert.deepEqual(await outcomeOf(node, input), { error: 'INVALID_INPUT' });
  ${untouched}
}

/** The node takes an input; what becomes of it is for other tests. */
async function accepts(input: unknown): Promise<void> {
  const { node } = start();
  assert.notDeepEqual(await outcomeOf(node, input), { error: 'INVALID_INPUT' });
}`;
}

/** Source of the function that holds an output to its schema; null: to none. */
export function outputCheckSource(schema: string | null): string {
  return `/** It ended with an output${schema === null ? '' : ', and the output is of its model'}. */
function checkOutput(outcome: Outcome): void {
  assert.ok('output' in outcome, 'it ended with an error');
  ${schema === null ? '' : `assert.equal(${schema}.safeParse(outcome.output).error, undefined);`}
}`;
}
