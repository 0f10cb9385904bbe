import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { Plan, PlanTask } from '@parallel-dispatcher/schema';

/** Whether one of two tasks has surely ended before the other starts. */
export type IsOrdered = (one: number, other: number) => boolean;

/**
 * How the tasks that write are ordered, whatever their outcomes: `join: any` waits for one
 * dependency only, and what is blocked by a failure ends while its other dependencies still run.
 */
export function orderWriters(
  graph: TaskGraph,
  { tasks, writers }: { readonly tasks: Plan['tasks']; readonly writers: readonly number[] },
): IsOrdered {
  const placeOf = new Map(writers.map((task, place) => [task, place]));
  const none = new Uint32Array(Math.ceil(writers.length / 32));
  /** By task, the writers that have ended before it starts, and when it has ended. */
  const before: Uint32Array[] = [];
  const atEnd: Uint32Array[] = [];
  for (const number of graph.topologicalOrder) {
    const task = tasks[number];
    const dependencies = dependenciesOf(graph, number);
    const whenEnded = dependencies.map((each) => atEnd[each] ?? none);
    // One that failed and is optional counts like one that succeeded: it may have been blocked.
    const whenSucceeded = dependencies.map((each) =>
      tasks[each]?.optional === true
        ? (atEnd[each] ?? none)
        : withWriter(before[each] ?? none, placeOf.get(each)),
    );
    before[number] = beforeStart(task, { whenEnded, whenSucceeded, none });
    const ended = task?.join === 'all_done' ? unite(whenEnded, none) : intersect(whenEnded, none);
    atEnd[number] = withWriter(ended, placeOf.get(number));
  }
  const isBefore = (one: number, other: number): boolean => {
    const place = placeOf.get(one);
    return place !== undefined && hasBit(before[other] ?? none, place);
  };
  return (one, other) => isBefore(one, other) || isBefore(other, one);
}

interface Ends {
  readonly whenEnded: readonly Uint32Array[];
  readonly whenSucceeded: readonly Uint32Array[];
  readonly none: Uint32Array;
}

function beforeStart(
  task: PlanTask | undefined,
  { whenEnded, whenSucceeded, none }: Ends,
): Uint32Array {
  if (task?.join === 'any') return intersect(whenSucceeded, none);
  return unite(task?.join === 'all_done' ? whenEnded : whenSucceeded, none);
}

function dependenciesOf(
  { dependencyOffsets, dependencyTargets }: TaskGraph,
  task: number,
): readonly number[] {
  const from = dependencyOffsets[task] ?? 0;
  return [...dependencyTargets.subarray(from, dependencyOffsets[task + 1] ?? from)];
}

function unite(sets: readonly Uint32Array[], none: Uint32Array): Uint32Array {
  return none.map((_, word) => sets.reduce((bits, set) => bits | (set[word] ?? 0), 0));
}

/** What is in all of them; of none, nothing. */
function intersect(sets: readonly Uint32Array[], none: Uint32Array): Uint32Array {
  if (sets.length === 0) return none;
  return none.map((_, word) => sets.reduce((bits, set) => bits & (set[word] ?? 0), -1));
}

function withWriter(set: Uint32Array, place: number | undefined): Uint32Array {
  if (place === undefined) return set;
  const copy = set.slice();
  copy[place >>> 5] = (copy[place >>> 5] ?? 0) | (1 << (place & 31));
  return copy;
}

function hasBit(set: Uint32Array, place: number): boolean {
  return ((set[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}
