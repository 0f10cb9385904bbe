import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import type { FinalGate } from '../state/final-gate.ts';

/** What keeps a task from starting: a gate of its own, else that of what it depends on. */
export function finalGateOf(state: RunState, task: number): FinalGate | undefined {
  const { finalGates, tasks } = state;
  const own = tasks.gates?.[planTask(state, task)]?.find((gate) => finalGates.has(gate));
  return own === undefined ? finalGates.values().next().value : finalGates.get(own);
}
