import type { Contract, EffectContract, OrchestratorContract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { propertyKey, quote } from '../values/literal-source.ts';

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
  /** Source of a function that holds what was done to what is declared; empty: there is none. */
  readonly check: string;
  /** Source of its call after an execution. */
  readonly checked: string;
  /** Source of what an input that is refused must not have done. */
  readonly untouched: string;
}

/** The harness of a node, by its type. */
export function harnessOf(contract: Contract, { nodeClass }: NodeNames): TestHarness {
  switch (contract.nodeType) {
    case 'EFFECT_GENERIC':
      return {
        method: 'executeEffect',
        fakes: ['fake-port', 'virtual-clock'],
        fakeNames: ['fakePort', 'hang', 'virtualClock'],
        start: `/** The node with a port that answers as told and a clock that nobody waits for. */
function start(answers: readonly unknown[] = [], random = 0.5) {
  const port = fakePort(answers);
  const clock = virtualClock();
  return { node: new ${nodeClass}({ port, clock, random: () => random }), port, clock };
}`,
        parts: ['port', 'clock'],
        check: effectCheck(contract),
        checked: 'checkCalls(port, clock.now());',
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
        check: '',
        checked: '',
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
        check: stepsCheck(contract),
        checked: 'checkRuns(steps);',
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
    check: '',
    checked: '',
    untouched: '',
  };
}

function effectCheck({ operations, retry }: EffectContract): string {
  const declared = operations.map(
    ({ name, kind, timeoutMs }) =>
      `${propertyKey(name)}: { kind: '${kind}', timeout_ms: ${timeoutMs} }`,
  );
  return `const declared = { ${declared.join(', ')} };

/** Every call is made as its operation is declared; waits are half of what they may be. */
function checkCalls({ calls }: ReturnType<typeof fakePort>, waited: number): void {
  let expected = 0;
  let key = '';
  for (const { operation, kind, timeout_ms, idempotency_key, attempt } of calls) {
    assert.deepEqual({ kind, timeout_ms }, Reflect.get(declared, operation));
    if (attempt === 1) key = idempotency_key;
    else expected += ${retry.jitter ? '0.5 * ' : ''}Math.min(${retry.maxMs}, ${retry.baseMs} * 2 ** (attempt - 2));
    assert.equal(idempotency_key, key, 'another key for another attempt');
  }
  assert.equal(waited, expected);
}`;
}

function stepsCheck({ steps }: OrchestratorContract): string {
  const declared = steps.map(
    ({ id, uses, timeoutMs }) =>
      `${propertyKey(id)}: { uses: ${quote(uses)}, timeout_ms: ${timeoutMs ?? 'null'} }`,
  );
  return `const declared = { ${declared.join(', ')} };

/** Every step is run as it is declared. */
function checkRuns({ runs }: ReturnType<typeof fakeSteps>): void {
  for (const { id, uses, timeout_ms } of runs) {
    assert.deepEqual({ uses, timeout_ms }, Reflect.get(declared, id));
  }
}`;
}
