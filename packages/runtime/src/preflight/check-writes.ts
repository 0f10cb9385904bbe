import { resolve } from 'node:path';
import type { TaskGraph } from '@parallel-dispatcher/graph';
import { errorDetail, type ErrorDetail, type Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { globsMeet } from './globs-meet.ts';
import type { TaskPaths } from './check-paths.ts';
import { orderWriters } from './order-writers.ts';

export interface WriteRules {
  readonly graph: TaskGraph;
  readonly plan: Pick<Plan, 'tasks'>;
  /** Paths that inputs name. */
  readonly paths: ReadonlyMap<string, TaskPaths>;
  readonly cwd: string;
  /** `order`: tasks that clash take turns instead. */
  readonly onConflict: 'refuse' | 'order';
}

export interface WriteSets {
  /** Absolute globs of the tasks that declare any. */
  readonly declared: ReadonlyMap<string, readonly string[]>;
  /** Pairs that may not run at once, by task id. */
  readonly turns: readonly (readonly [string, string])[];
}

interface Writer {
  readonly task: number;
  readonly globs: readonly string[];
}

/** Two tasks that may run at the same time must not write the same files. */
export function checkWrites(rules: WriteRules): Checked<WriteSets> {
  const { graph, plan, paths, cwd } = rules;
  const declared = new Map<string, readonly string[]>();
  for (const { task_id: task, writes } of plan.tasks) {
    if (writes !== undefined)
      declared.set(
        task,
        writes.map((glob) => resolve(cwd, glob)),
      );
  }
  // Without any declaration, the paths of inputs were compared already.
  if (declared.size === 0) return accept({ declared, turns: [] });
  const writers = graph.ids.flatMap((id, task): Writer[] => {
    const globs = [...(declared.get(id) ?? []), ...(paths.get(id)?.writes ?? [])];
    return globs.length > 0 ? [{ task, globs }] : [];
  });
  const clashes = findClashes(writers, rules);
  if (clashes.length > 0 && rules.onConflict === 'refuse') {
    return refuse(...clashes.map((clash) => writeConflict(clash, graph)));
  }
  const turns = clashes.map(({ first, second }): [string, string] => [
    graph.ids[first] ?? '',
    graph.ids[second] ?? '',
  ]);
  return accept({ declared, turns: [...turns, ...itemTurns(plan)] });
}

/** The items of a map declare the same files, so they take turns: each waits for a place of its own map. */
function itemTurns({ tasks }: Pick<Plan, 'tasks'>): readonly (readonly [string, string])[] {
  return tasks.flatMap(({ task_id: id, map, writes = [] }) =>
    map !== undefined && writes.length > 0 ? [[id, id] as const] : [],
  );
}

interface Clash {
  readonly first: number;
  readonly second: number;
  readonly glob: string;
}

function findClashes(writers: readonly Writer[], { graph, plan }: WriteRules): readonly Clash[] {
  const isOrdered = orderWriters(graph, {
    tasks: plan.tasks,
    writers: writers.map(({ task }) => task),
  });
  const clashes: Clash[] = [];
  for (const [position, one] of writers.entries()) {
    for (const other of writers.slice(position + 1)) {
      const glob = isOrdered(one.task, other.task)
        ? undefined
        : one.globs.find((mine) => other.globs.some((theirs) => globsMeet(mine, theirs)));
      if (glob !== undefined) clashes.push({ first: one.task, second: other.task, glob });
    }
  }
  return clashes;
}

function writeConflict({ first, second, glob }: Clash, graph: TaskGraph): ErrorDetail {
  const [one, other] = [graph.ids[first], graph.ids[second]];
  return errorDetail({
    code: 'WRITE_CONFLICT',
    message: `The tasks ${JSON.stringify(one)} and ${JSON.stringify(other)} may run at once, and both may write ${glob}.`,
    path: `tasks[${second}].writes`,
    hint: `Let ${JSON.stringify(other)} wait for the end of ${JSON.stringify(one)} (a dependency, without "join": "any"), narrow their globs, or set "write_conflicts": "order" in the config.`,
  });
}
