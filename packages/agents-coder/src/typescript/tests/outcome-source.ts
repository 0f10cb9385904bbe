import type { TestHarness } from './harness.ts';

/** Source of the functions that tell how an execution ended. */
export function outcomeSource({ method, parts, untouched }: TestHarness): string {
  return `/** How an execution ends: with its output, or with the code of its error. */
interface Outcome {
  readonly output?: unknown;
  readonly error?: unknown;
}

async function outcomeOf(execution: Promise<unknown>): Promise<Outcome> {
  try {
    return { output: await execution };
  } catch (error) {
    return { error: error instanceof Error && 'code' in error ? error.code : error };
  }
}

/** The node refuses an input before anything else happens. */
async function refuses(input: unknown): Promise<void> {
  const { ${['node', ...parts.filter((part) => untouched.includes(`${part}.`))].join(', ')} } = start();
  assert.deepEqual(await outcomeOf(node.${method}(input)), { error: 'INVALID_INPUT' });
  ${untouched}
}

/** The node takes an input; what becomes of it is for other tests. */
async function accepts(input: unknown): Promise<void> {
  const { node } = start();
  assert.notDeepEqual(await outcomeOf(node.${method}(input)), { error: 'INVALID_INPUT' });
}`;
}
