import { expect, test } from '@jest/globals';
import { createRunState } from '../src/index.ts';
import { runSetup } from './support/run-setup.ts';

const refused = expect.objectContaining({ code: 'RUN_SETUP' });

test.each([0, -1, 1.5, Number.NaN, Infinity])('refuses %p workers', (maxWorkers) => {
  expect(() => createRunState(runSetup({ a: [] }, { maxWorkers }))).toThrow(refused);
});

test('refuses the graph of another plan', () => {
  const { graph } = runSetup({ a: [], b: [] });
  expect(() => createRunState({ ...runSetup({ a: [] }), graph })).toThrow(refused);
});

test('refuses a task without an agent', () => {
  expect(() => createRunState({ ...runSetup({ a: [] }), agents: new Map() })).toThrow(refused);
});
