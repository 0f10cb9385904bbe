import type { Contract, EffectContract, OrchestratorContract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { pythonText } from '../literal.ts';

/** How the tests of one type of node start it and watch it. */
export interface PythonHarness {
  /** `execute_effect`. */
  readonly method: string;
  /** Classes of `fakes` that it needs. */
  readonly fakes: readonly string[];
  /** Source of the function that makes a node with its fakes. */
  readonly start: string;
  /** Source of a method that holds what was done to what is declared; empty: there is none. */
  readonly check: string;
  /** Source of what an input that is refused must not have done. */
  readonly untouched: string;
}

/** The harness of a node, by its type. */
export function harnessOf(contract: Contract, { nodeClass }: NodeNames): PythonHarness {
  switch (contract.nodeType) {
    case 'EFFECT_GENERIC':
      return {
        method: 'execute_effect',
        fakes: ['FakePort', 'HANG', 'VirtualClock'],
        start: `def start(answers: Optional[List[Any]] = None, random: float = 0.5) -> Dict[str, Any]:
    """The node with a port that answers as told and a clock that nobody waits for."""
    port = FakePort(answers)
    clock = VirtualClock()
    node = ${nodeClass}(port=port, clock=clock, random=lambda: random)
    return {"node": node, "port": port, "clock": clock}
`,
        check: effectCheck(contract),
        untouched: 'self.assertEqual(started["port"].calls, [])',
      };
    case 'REDUCER_GENERIC':
      return {
        method: 'execute_reduction',
        fakes: ['FakeStore'],
        start: `def start(held: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
    """The node with a store that holds what is given."""
    store = FakeStore(held)
    return {"node": ${nodeClass}(store=store), "store": store}
`,
        check: '',
        untouched: 'self.assertEqual(started["store"].saved, [])',
      };
    case 'ORCHESTRATOR_GENERIC':
      return {
        method: 'execute_orchestration',
        fakes: ['FakeSteps', 'VirtualClock'],
        start: `def start(answers: Optional[Dict[str, List[Dict[str, Any]]]] = None) -> Dict[str, Any]:
    """The node with steps that end as told."""
    steps = FakeSteps(answers)
    return {"node": ${nodeClass}(steps=steps, clock=VirtualClock()), "steps": steps}
`,
        check: stepsCheck(contract),
        untouched: 'self.assertEqual(started["steps"].runs, [])',
      };
    case 'COMPUTE_GENERIC':
      break;
  }
  return {
    method: 'execute_compute',
    fakes: [],
    start: `def start() -> Dict[str, Any]:
    """The node."""
    return {"node": ${nodeClass}()}
`,
    check: '',
    untouched: '',
  };
}

function effectCheck({ operations, retry }: EffectContract): string {
  const declared = operations.map(
    ({ name, kind, timeoutMs }) => `${pythonText(name)}: ("${kind}", ${timeoutMs})`,
  );
  return `def check(self, started: Dict[str, Any]) -> None:
    """Every call is made as its operation is declared; waits are half of what they may be."""
    declared = {${declared.join(', ')}}
    waits, key = 0.0, None
    for call in started["port"].calls:
        self.assertEqual((call["kind"], call["timeout_ms"]), declared[call["operation"]])
        if call["attempt"] == 1:
            key = call["idempotency_key"]
        else:
            waits += ${retry.jitter ? '0.5 * ' : ''}min(${retry.maxMs}, ${retry.baseMs} * 2 ** (call["attempt"] - 2))
        self.assertEqual(call["idempotency_key"], key)
    self.assertEqual(started["clock"].now(), waits)
`;
}

function stepsCheck({ steps }: OrchestratorContract): string {
  const declared = steps.map(
    ({ id, uses, timeoutMs }) => `${pythonText(id)}: (${pythonText(uses)}, ${timeoutMs ?? 'None'})`,
  );
  return `def check(self, started: Dict[str, Any]) -> None:
    """Every step is run as it is declared."""
    declared = {${declared.join(', ')}}
    for run in started["steps"].runs:
        self.assertEqual((run["uses"], run["timeout_ms"]), declared[run["id"]])
`;
}
