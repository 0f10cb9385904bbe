import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { mapEnd } from '../map/map-end.ts';
import { arrive } from '../rules/arrive.ts';
import { judgeJoin } from '../rules/judge-join.ts';
import { planTask } from '../state/plan-task.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { blockedEnd, blockedError } from './blocked-end.ts';
import { settleTask } from './settle-task.ts';
import type { TaskEnd } from './task-end.ts';

/**
 * Settles all whose end follows from tasks that settled: those they block however far below, those
 * whose condition is false, the map whose last item they are. Adds them to the list, and makes
 * ready what may start now. A chain of 100,000 tasks takes no stack, and a task is looked at once
 * per dependency in the whole run.
 */
export function followSettled(state: RunState, settled: number[]): void {
  for (const task of settled) {
    if (task < state.graph.size) followDependents(state, task, settled);
    else followMap(state, task, settled);
  }
}

function followDependents(state: RunState, needed: number, settled: number[]): void {
  const { dependentOffsets, dependentTargets } = state.graph;
  const outcome = state.outcomes[needed]!;
  let error: ErrorDetail | undefined;
  for (let edge = dependentOffsets[needed]!; edge < dependentOffsets[needed + 1]!; edge += 1) {
    const task = dependentTargets[edge]!;
    if (state.phase[task] !== phases.waiting) continue;
    const verdict = judgeJoin(state, { task, needed: outcome });
    if (verdict === 'wait') continue;
    let end: TaskEnd | undefined;
    if (verdict === 'start') {
      end = arrive(state, task);
    } else {
      error ??= blockedError(outcome);
      end = blockedEnd(state, { task, by: outcome, error });
    }
    if (end === undefined) continue;
    settleTask(state, task, end);
    settled.push(task);
  }
}

function followMap(state: RunState, item: number, settled: number[]): void {
  const map = planTask(state, item);
  if (state.maps.get(map)!.left > 0) return;
  settleTask(state, map, mapEnd(state, map));
  settled.push(map);
}
