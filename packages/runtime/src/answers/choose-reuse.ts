import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { JsonObject, Plan, PlanTask } from '@parallel-dispatcher/schema';
import type { TaskLinks } from '../links/task-links.ts';
import type { EarlierRun } from './earlier-run.ts';
import { findItem } from './item-id.ts';
import { paramsUsed } from './params-used.ts';
import { taskIdentity } from './task-identity.ts';

/** What of an earlier run a person wants done again: tasks, and items of maps. */
export interface RetryChoice {
  /** These, and all that depends on them. */
  readonly from: readonly string[];
  /** Nothing but these; what has no answer besides is left out. Empty: no such limit. */
  readonly only: readonly string[];
}

export const noChoice: RetryChoice = { from: [], only: [] };

export interface Reuse {
  /** Tasks of the plan whose earlier answers still hold; of a map, when those of all items do. */
  readonly reusable: ReadonlySet<string>;
  /** Maps that are as they were: their items are taken over one by one. */
  readonly sameMaps: ReadonlySet<string>;
  /** Tasks and items that are done again because they were named. */
  readonly again: ReadonlySet<string>;
  /** Tasks and items that this run leaves out, and why. */
  readonly skip: ReadonlyMap<string, string>;
}

interface RetriedRun {
  readonly plan: Pick<Plan, 'tasks' | 'params'>;
  readonly graph: TaskGraph;
  readonly links: ReadonlyMap<string, TaskLinks>;
  readonly agentOf: (task: string) => string;
  readonly earlier: EarlierRun;
  readonly choice: RetryChoice;
}

const notChosen = 'It was not chosen by --only.';

/**
 * An answer still holds when the task is the same, its agent is the same, and everything it depends
 * on still holds too.
 */
export function chooseReuse(run: RetriedRun): Reuse {
  const { plan, graph, earlier, choice } = run;
  const again = new Set([...choice.from, ...choice.only]);
  const chosen = new Set(choice.only);
  const isLimited = chosen.size > 0;
  const partly = mapsOfItems([...again], plan);
  const reusable = new Set<string>();
  const sameMaps = new Set<string>();
  const skip = new Map<string, string>();
  for (const number of graph.topologicalOrder) {
    const task = plan.tasks[number];
    if (task === undefined) continue;
    const id = task.task_id;
    // With `only`, what is not named keeps its answer even where a named task above it changes.
    const holds = (dependency: string): boolean =>
      reusable.has(dependency) || (isLimited && !chosen.has(id));
    const isSame = !again.has(id) && isUnchanged(task, run) && task.dependencies.every(holds);
    if (isSame && task.map !== undefined) sameMaps.add(id);
    if (isSame && !partly.has(id) && hasAnswer(task, earlier)) reusable.add(id);
    else if (isLimited && !chosen.has(id) && !partly.has(id)) skip.set(id, notChosen);
  }
  if (isLimited) {
    for (const id of partly) {
      if (!again.has(id)) leaveOutItems(id, { earlier, chosen, skip });
    }
  }
  return { reusable, sameMaps, again, skip };
}

/** The maps of which some items are named. */
function mapsOfItems(ids: readonly string[], plan: Pick<Plan, 'tasks'>): ReadonlySet<string> {
  const items = ids.flatMap((id) => findItem(id, plan) ?? []);
  return new Set(items.map(({ parent }) => parent));
}

/** Items without an answer that were not chosen either. */
function leaveOutItems(
  map: string,
  {
    earlier,
    chosen,
    skip,
  }: Pick<RetriedRun, 'earlier'> & {
    readonly chosen: ReadonlySet<string>;
    readonly skip: Map<string, string>;
  },
): void {
  for (const index of earlier.items.get(map)?.keys() ?? []) {
    const id = `${map}[${index}]`;
    if (!chosen.has(id) && !earlier.answers.has(id)) skip.set(id, notChosen);
  }
}

function isUnchanged(task: PlanTask, { plan, links, agentOf, earlier }: RetriedRun): boolean {
  const { task_id: id } = task;
  const before = earlier.tasks.get(id);
  if (before === undefined) return false;
  // Where the task itself is the same, so are the params that it names.
  const used = (params: JsonObject) => paramsUsed(links.get(id), params);
  const then = taskIdentity(before, { agent: earlier.agentOf(id), params: used(earlier.params) });
  return then === taskIdentity(task, { agent: agentOf(id), params: used(plan.params ?? {}) });
}

/** A task that was skipped by its condition has none, and will be skipped again. */
function hasAnswer(task: PlanTask, { answers, started, items }: EarlierRun): boolean {
  const id = task.task_id;
  if (task.map !== undefined) {
    const known = items.get(id);
    return known?.every((_item, index) => answers.has(`${id}[${index}]`)) === true;
  }
  return answers.has(id) || (task.when !== undefined && !started.has(id));
}
