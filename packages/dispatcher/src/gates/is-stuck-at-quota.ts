import { phases, type RunState } from '../state/run-state.ts';

/**
 * Whether nothing will happen by itself any more: nothing runs, and all that could start waits for a
 * quota. Pauses are over soon and are waited for.
 */
export function isStuckAtQuota(state: RunState): boolean {
  const { quotaErrors, finalGates, running, ready, phase, parked } = state;
  if (quotaErrors.size === 0 && finalGates.size === 0) return false;
  if (running.size > 0 || ready.length > 0 || state.toExpand.length > 0) return false;
  const held = new Set<number>(quotaErrors.keys());
  for (const [gate, tasks] of parked) {
    if (finalGates.has(gate)) for (const task of tasks) held.add(task);
  }
  let isHeld = false;
  for (let task = 0; task < state.size; task += 1) {
    const at = phase[task]!;
    if (at === phases.backingOff) return false;
    if (at !== phases.ready) continue;
    if (!held.has(task)) return false;
    isHeld = true;
  }
  return isHeld;
}

/** Why the run stops, in words. */
export function describeQuota({ quotaErrors, finalGates }: RunState): string {
  const [gate] = finalGates.values();
  const [error] = quotaErrors.values();
  return gate?.reason ?? error?.message ?? 'a quota is used up';
}
