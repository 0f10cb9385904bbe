import type { Contract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';

/** How the tests of one type of node start it and watch it. */
export interface TestHarness {
  /** `executeEffect`. */
  readonly method: string;
  /** Modules of `fakes` that it needs. */
  readonly fakes: readonly string[];
  readonly fakeNames: readonly string[];
  /** Source of the function that makes a node with its fakes. */
  readonly start: string;
  /** What `start` gives, as the tests take it apart. */
  readonly parts: readonly string[];
  /** Source of what an input that is refused must not have done. */
  readonly untouched: string;
}

/** The harness of a node, by its type. */
export function harnessOf({ nodeType }: Contract, { nodeClass }: NodeNames): TestHarness {
  switch (nodeType) {
    case 'EFFECT_GENERIC':
      return {
        method: 'executeEffect',
        fakes: ['fake-port', 'virtual-clock'],
        fakeNames: ['fakePort', 'hang', 'virtualClock'],
        start: `/** The node with a port that answers as told and a clock that nobody waits for. */
function start(answers: readonly unknown[] = [], random = 1) {
  const port = fakePort(answers);
  const clock = virtualClock();
  return { node: new ${nodeClass}({ port, clock, random: () => random }), port, clock };
}`,
        parts: ['port', 'clock'],
        untouched: "assert.equal(port.calls.length, 0, 'the port was called');",
      };
    case 'REDUCER_GENERIC':
      return {
        method: 'executeReduction',
        fakes: ['fake-store'],
        fakeNames: ['fakeStore'],
        start: `/** The node with a store that holds what is given. */
function start(from: Parameters<typeof fakeStore>[0] = null) {
  const store = fakeStore(from);
  return { node: new ${nodeClass}({ store }), store };
}`,
        parts: ['store'],
        untouched: "assert.equal(store.saved.length, 0, 'something was saved');",
      };
    case 'ORCHESTRATOR_GENERIC':
      return {
        method: 'executeOrchestration',
        fakes: ['fake-steps', 'virtual-clock'],
        fakeNames: ['fakeSteps', 'virtualClock'],
        start: `/** The node with steps that end as told. */
function start(answers: Parameters<typeof fakeSteps>[0] = {}) {
  const steps = fakeSteps(answers);
  return { node: new ${nodeClass}({ steps, clock: virtualClock() }), steps };
}`,
        parts: ['steps'],
        untouched: "assert.equal(steps.runs.length, 0, 'a step was run');",
      };
    case 'COMPUTE_GENERIC':
      break;
  }
  return {
    method: 'executeCompute',
    fakes: [],
    fakeNames: [],
    start: `function start() {
  return { node: new ${nodeClass}() };
}`,
    parts: [],
    untouched: '',
  };
}
