import { quoteId } from './quote-id.ts';
import type { TaskGraph } from './task-graph.ts';

/** The chain of tasks that bounds a run from below: no number of workers makes it faster. */
export interface CriticalPath {
  /** In run order. */
  readonly path: string[];
  /** The sum of the weights on it, in their unit. */
  readonly length: number;
}

/**
 * The heaviest chain of dependencies. Of equally heavy ones, the one whose last task, then whose
 * task before it, and so on, the plan or its `dependencies` name first.
 * @param weightOf how long a task takes, in any one unit, at least 0. @default 1 a task
 * @throws {RangeError} when a weight is negative or not finite.
 */
export function criticalPath(
  graph: TaskGraph,
  weightOf: (id: string) => number = () => 1,
): CriticalPath {
  const finish = new Float64Array(graph.size);
  const before = new Int32Array(graph.size).fill(-1);
  for (const number of graph.topologicalOrder) {
    const end = graph.dependencyOffsets[number + 1]!;
    for (let at = graph.dependencyOffsets[number]!; at < end; at += 1) {
      const dependency = graph.dependencyTargets[at]!;
      const latest = before[number]!;
      if (latest === -1 || finish[dependency]! > finish[latest]!) before[number] = dependency;
    }
    const start = before[number] === -1 ? 0 : finish[before[number]!]!;
    finish[number] = start + checkWeight(graph.ids[number]!, weightOf);
  }

  let last = -1;
  for (const [number, length] of finish.entries()) {
    if (last === -1 || length > finish[last]!) last = number;
  }
  const path: string[] = [];
  for (let number = last; number !== -1; number = before[number]!) path.push(graph.ids[number]!);
  return { path: path.reverse(), length: last === -1 ? 0 : finish[last]! };
}

function checkWeight(id: string, weightOf: (id: string) => number): number {
  const weight = weightOf(id);
  if (Number.isFinite(weight) && weight >= 0) return weight;
  throw new RangeError(
    `The weight of a task must be a finite number of at least 0, such as 1.5; for ${quoteId(id)} it was ${weight}.`,
  );
}
