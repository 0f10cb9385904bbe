import { expect, test } from '@jest/globals';
import { reorderReady } from '../../src/state/reorder-ready.ts';
import { createRunState } from '../../src/index.ts';
import { runSetup, type TestTask } from '../support/run-setup.ts';

function wide(size: number, kinds: number): Record<string, TestTask> {
  const entries = Array.from({ length: size }, (_, number) => [
    `t${number}`,
    { agent: `agent-${number % kinds}` },
  ]);
  return Object.fromEntries(entries) as Record<string, TestTask>;
}

/** At how many samples the tasks are ranked, while `size` of them come in. */
function rankings(size: number, kinds: number): number[] {
  const state = createRunState(runSetup(wide(size, kinds)));
  const at: number[] = [];
  for (state.samples = 1; state.samples <= size; state.samples += 1) {
    if (state.samples < state.rankAtSamples) continue;
    at.push(state.samples);
    reorderReady(state);
  }
  return at;
}

test('ranks a small graph on every sample', () => {
  expect(rankings(10, 2)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('ranks a large graph at first often, then at a constant cost per sample', () => {
  const at = rankings(12_800, 2);
  expect(at.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 228]);
  expect(at.length).toBeLessThan(128 + 9);
});

test('ranks once when all tasks are of one kind, because then no order changes', () => {
  expect(rankings(1_000, 1)).toEqual([1]);
});

test('keeps only what is ready, in the new order', () => {
  const state = createRunState(
    runSetup({ a: { agent: 'quick' }, b: { agent: 'slow' }, c: { agent: 'quick' } }),
  );
  state.phase[2] = 3;
  state.measuredMs.set([1, 50]);
  state.measuredCount.set([1, 1]);
  reorderReady(state);
  expect([state.ready.pop(), state.ready.pop(), state.ready.pop()]).toEqual([1, 0, undefined]);
});
