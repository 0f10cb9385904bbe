import { expect, test } from '@jest/globals';
import { generateNode } from '../src/index.ts';
import { fakeSteps } from '../src/typescript/fakes/fake-steps.ts';
import { virtualClock } from '../src/typescript/fakes/virtual-clock.ts';
import { runWorkflow } from '../src/typescript/support/run-workflow.ts';
import { makeContract } from './support/make-contract.ts';

async function sourceOf(step: Readonly<Record<string, unknown>>): Promise<string> {
  const generated = await generateNode(makeContract({ pipeline: [step] }));
  if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
  const { files, nodeFile } = generated.value;
  return files.find(({ path }) => path === nodeFile)?.contents ?? '';
}

const different = { left: { var: 'count' }, compare: 'ne', right: 0 };

test.each([
  ['ne', different],
  ['one part that is ne', { all: [different] }],
  ['not', { not: { left: { var: 'count' }, compare: 'eq', right: 0 } }],
  ['not of not_in', { not: { not: { left: { var: 'count' }, compare: 'not_in', right: [0] } } }],
])('what a require refuses has no negation of a negation: %s', async (_, where) => {
  const source = await sourceOf({ require: { where, error: 'COUNT_ZERO' } });
  expect(source).not.toMatch(/!\(?!/);
  expect(source).toMatch(/if \((?:equal|isOneOf|\[)/);
});

test('a value that nothing uses has no name, and is worked out all the same', async () => {
  const source = await sourceOf({ from: 'rows', pluck: { field: 'id' }, to: 'unused_ids' });
  expect(source).toMatch(/^ +void \(?data\.rows\.map/m);
});

test('a failure at the same instant stops what would start, with a limit or without', async () => {
  const step = { maxAttempts: 1, onFailure: 'fail', dependsOn: [] } as const;
  const outcome = await runWorkflow(
    [
      { ...step, id: 'free', uses: 'free' },
      { ...step, id: 'limited', uses: 'limited', timeoutMs: 10 },
      { ...step, id: 'next', uses: 'next', dependsOn: ['free'] },
    ],
    {
      input: {},
      steps: fakeSteps({ limited: [{ error: 'BROKEN', transient: false }] }),
      clock: virtualClock(),
    },
  );
  expect(outcome.steps).toEqual({ free: 'ok', limited: 'failed', next: 'not_run' });
});
