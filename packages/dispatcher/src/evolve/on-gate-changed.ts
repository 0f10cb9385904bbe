import type { RunEventOf } from '@parallel-dispatcher/schema';
import { unparkFromQuota } from '../gates/park-for-quota.ts';
import type { RunState } from '../state/run-state.ts';

/** A closed gate holds back its tasks when their turn comes; an open one lets them go on. */
export function onGateChanged(
  state: RunState,
  { gate, open, reason, final, cause = 'quota' }: RunEventOf<'gate_changed'>,
): void {
  if (!open) {
    state.closedGates.add(gate);
    if (final === true) state.finalGates.set(gate, { reason, cause });
    else state.finalGates.delete(gate);
    return;
  }
  state.closedGates.delete(gate);
  state.finalGates.delete(gate);
  unparkFromQuota(state);
  for (const task of state.parked.get(gate) ?? []) state.ready.push(task);
  state.parked.delete(gate);
}
