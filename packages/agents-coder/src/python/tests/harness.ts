import type { Contract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';

/** How the tests of one type of node start it and watch it. */
export interface PythonHarness {
  /** `execute_effect`. */
  readonly method: string;
  /** Classes of `fakes` that it needs. */
  readonly fakes: readonly string[];
  /** Source of the function that makes a node with its fakes. */
  readonly start: string;
  /** Source of what an input that is refused must not have done. */
  readonly untouched: string;
}

/** The harness of a node, by its type. */
export function harnessOf({ nodeType }: Contract, { nodeClass }: NodeNames): PythonHarness {
  switch (nodeType) {
    case 'EFFECT_GENERIC':
      return {
        method: 'execute_effect',
        fakes: ['FakePort', 'HANG', 'VirtualClock'],
        start: `def start(answers: Optional[List[Any]] = None, random: float = 1) -> Dict[str, Any]:
    """The node with a port that answers as told and a clock that nobody waits for."""
    port = FakePort(answers)
    clock = VirtualClock()
    node = ${nodeClass}(port=port, clock=clock, random=lambda: random)
    return {"node": node, "port": port, "clock": clock}
`,
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
    untouched: '',
  };
}
