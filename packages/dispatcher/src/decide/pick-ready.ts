import { fitsBudget } from '../budget/reserve.ts';
import { parkAtLimit } from '../limits/park-at-limit.ts';
import { unpark } from '../limits/unpark.ts';
import { planTask } from '../state/plan-task.ts';
import { reorderReady } from '../state/reorder-ready.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { admit } from './admit.ts';
import type { SubmitCommand } from './command.ts';

/** Submits the first ready tasks, as many as there are free workers. Nothing else is waited for. */
export function pickReady(state: RunState, nowMs: number): SubmitCommand[] {
  const submits: SubmitCommand[] = [];
  const free = state.workers - state.running.size;
  if (free <= 0) return submits;
  // With a worker for everybody the order does not matter.
  if (state.ready.length > free && state.samples >= state.rankAtSamples) {
    reorderReady(state);
  }
  let again: boolean;
  do {
    const moved = unpark(state, { most: state.workers - state.running.size, nowMs });
    const parked = admitReady(state, { nowMs, submits });
    // Who had room may lack something else, and who came to wait may go before who waited.
    again = moved || (parked && state.limits.freed.size > 0);
  } while (again && state.running.size < state.workers);
  return submits;
}

/** Answers whether a limit held somebody back. */
function admitReady(
  state: RunState,
  { nowMs, submits }: { readonly nowMs: number; readonly submits: SubmitCommand[] },
): boolean {
  let parked = false;
  while (state.running.size < state.workers) {
    const task = state.ready.pop();
    if (task === undefined) break;
    if (state.phase[task] !== phases.ready || parkBehindGate(state, task)) continue;
    if (!fitsBudget(state, task)) {
      // Nobody passes it: what they use may be what it lacks.
      state.ready.push(task);
      break;
    }
    if (parkAtLimit(state, task, nowMs)) parked = true;
    else submits.push(admit(state, { task, nowMs }));
  }
  return parked;
}

/** Keeps a task out of the heap while a gate in front of it is closed, so that it holds no worker. */
function parkBehindGate(state: RunState, task: number): boolean {
  const { tasks, closedGates, parked } = state;
  if (closedGates.size === 0) return false;
  const gate = tasks.gates?.[planTask(state, task)]?.find((name) => closedGates.has(name));
  if (gate === undefined) return false;
  const behind = parked.get(gate);
  if (behind === undefined) parked.set(gate, [task]);
  else behind.push(task);
  return true;
}
