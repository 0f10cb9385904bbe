import { taskStatusOf, type RunEvent, type TaskOutcome } from '@parallel-dispatcher/schema';
import { phases, type RunState, type RunStateOptions } from '../../src/index.ts';
import type { Simulation } from '../../src/testing/simulate-run.ts';

/** Throws with the fact that is wrong: a property then names its seed. */
function claim(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/** A free worker and a task that could use it: nothing but a closed gate or a stop excuses that. */
export function checkNoIdleWorker(state: RunState): void {
  if (state.stopped !== null || state.running.size >= state.workers) return;
  const parked = new Set([...state.parked.values()].flat());
  for (const [task, phase] of state.phase.entries()) {
    const isHeld = state.closedGates.size > 0 && parked.has(task);
    claim(phase !== phases.ready || isHeld, `${state.graph.ids[task]} is ready and a worker idle`);
  }
}

/** What must be true of the events of every run, told from the events and the plan alone. */
export function checkEvents(options: RunStateOptions, events: readonly RunEvent[]): void {
  const dependenciesOf = new Map(
    options.plan.tasks.map((task) => [task.task_id, task.dependencies]),
  );
  const generations = new Map<string, number>();
  const settled = new Map<string, TaskOutcome>();
  const inFlight = new Set<string>();
  let workers = options.limits.maxWorkers;
  for (const event of events) {
    if (event.type === 'pressure') workers = Math.min(event.workers, options.limits.maxWorkers);
    if (event.type === 'submitted') {
      const { task, generation } = event;
      claim(generation === (generations.get(task) ?? 0) + 1, `${task} skips a generation`);
      claim(!settled.has(task), `${task} is submitted after it settled`);
      claim(!inFlight.has(task), `${task} is submitted twice`);
      for (const needed of dependenciesOf.get(task) ?? []) {
        const outcome = settled.get(needed)?.outcome;
        claim(outcome !== undefined && taskStatusOf(outcome) === 'success', `${task} too early`);
      }
      generations.set(task, generation);
      inFlight.add(task);
      claim(inFlight.size <= workers, `${inFlight.size} in flight, ${workers} workers`);
    }
    if (event.type === 'outcome' && event.report.generation === generations.get(event.report.task))
      inFlight.delete(event.report.task);
    if (event.type === 'settled') {
      claim(!settled.has(event.outcome.task), `${event.outcome.task} settles twice`);
      settled.set(event.outcome.task, event.outcome);
      inFlight.delete(event.outcome.task);
    }
  }
  claim(settled.size === options.plan.tasks.length, 'not every task settled');
}

/** Blocked, if and only if something above failed; and by which. */
export function checkBlocked(options: RunStateOptions, run: Simulation): void {
  const outcomes = new Map(run.outcomes.map((outcome) => [outcome.task, outcome]));
  for (const [number, { task_id: id, dependencies }] of options.plan.tasks.entries()) {
    const outcome = outcomes.get(id)!;
    claim(run.outcomes[number]!.task === id, 'outcomes are not in plan order');
    const failed = dependencies.filter(
      (needed) => taskStatusOf(outcomes.get(needed)!.outcome) === 'error',
    );
    if (outcome.outcome !== 'blocked') {
      claim(failed.length === 0 || outcome.outcome === 'cancelled', `${id} should be blocked`);
      claim(outcome.blocked_by === null, `${id} is not blocked, but by ${outcome.blocked_by}`);
      continue;
    }
    const root = outcomes.get(outcome.blocked_by!)!;
    claim(failed.length > 0, `${id} is blocked by nothing`);
    claim(root.outcome !== 'blocked', `${id} names ${root.task}, which is no root`);
    claim(isAbove(options, root.task, id), `${root.task} is not above ${id}`);
    claim(outcome.error?.cause === root.error, `${id} does not say why`);
  }
}

function isAbove(options: RunStateOptions, root: string, id: string): boolean {
  const above = new Set([id]);
  for (const { task_id: task, dependencies } of options.plan.tasks.toReversed()) {
    if (above.has(task)) for (const needed of dependencies) above.add(needed);
  }
  return root !== id && above.has(root);
}
