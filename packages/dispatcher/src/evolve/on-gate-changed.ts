import type { RunEventOf } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';

/** A closed gate holds back its tasks when their turn comes; an open one lets them go on. */
export function onGateChanged(state: RunState, { gate, open }: RunEventOf<'gate_changed'>): void {
  if (!open) {
    state.closedGates.add(gate);
    return;
  }
  state.closedGates.delete(gate);
  for (const task of state.parked.get(gate) ?? []) state.ready.push(task);
  state.parked.delete(gate);
}
