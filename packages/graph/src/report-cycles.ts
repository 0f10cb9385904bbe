import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { Adjacency } from './adjacency.ts';
import { createCycleSearch, type FoundCycle } from './cycle-search.ts';
import { findStrongComponents } from './find-strong-components.ts';
import { maxListedProblems, type ProblemList } from './problem-list.ts';
import { quoteId } from './quote-id.ts';
import type { GraphPlan } from './task-graph.ts';

/** Tasks that wait for each other. */
export interface DependencyCycle {
  /** `["a", "b", "a"]`: a depends on b, b on a. Starts with the first task in plan order. */
  readonly ids: readonly string[];
  /** Whether no cycle of these tasks is shorter. False only when the search was cut off. */
  readonly shortest: boolean;
}

/** A message names this many tasks of a long cycle at its beginning, and as many at its end. */
const shownPerEnd = 6;

interface Context {
  readonly tasks: GraphPlan['tasks'];
  readonly dependencies: Adjacency;
  /** The tasks that are on a cycle or behind one. */
  readonly unsorted: Iterable<number>;
  readonly problems: ProblemList;
}

/** Reports one cycle of every group of tasks that wait for each other, the shortest. */
export function reportCycles(context: Context): readonly DependencyCycle[] {
  const { tasks, dependencies, unsorted, problems } = context;
  const search = createCycleSearch(dependencies);
  const cycles: DependencyCycle[] = [];
  for (const component of findStrongComponents(dependencies, unsorted)) {
    problems.add('DEPENDENCY_CYCLE', () => {
      const cycle = search(component);
      const ids = [...cycle.nodes, cycle.nodes[0]!].map((node) => tasks[node]!.task_id);
      cycles.push({ ids, shortest: cycle.shortest });
      return describeCycle({ tasks, ids, cycle });
    });
  }
  return cycles.slice(0, maxListedProblems);
}

function describeCycle(facts: {
  readonly tasks: GraphPlan['tasks'];
  readonly ids: readonly string[];
  readonly cycle: FoundCycle;
}): ErrorDetail {
  const { tasks, ids, cycle } = facts;
  const first = cycle.nodes[0]!;
  const at = tasks[first]!.dependencies.indexOf(ids[1]!);
  const unsure = cycle.shortest ? '' : ' A shorter one may exist.';
  return errorDetail({
    code: 'DEPENDENCY_CYCLE',
    message: `${cycle.nodes.length} tasks wait for each other and none could start: ${drawPath(ids)} ("->" reads "depends on").${unsure}`,
    path: `tasks[${first}].dependencies[${at}]`,
    hint: 'Remove one of these dependencies.',
  });
}

function drawPath(ids: readonly string[]): string {
  const names =
    ids.length <= 2 * shownPerEnd + 1
      ? ids.map(nameOf)
      : [
          ...ids.slice(0, shownPerEnd).map(nameOf),
          `(${ids.length - 2 * shownPerEnd} more)`,
          ...ids.slice(-shownPerEnd).map(nameOf),
        ];
  return names.join(' -> ');
}

/** Plain ids as they are; one that could be misread in a path, in quotation marks. */
function nameOf(id: string): string {
  return /^[\w.:/@-]{1,80}$/.test(id) ? id : quoteId(id);
}
