import type { TaskGraph } from '@parallel-dispatcher/graph';

/** The least any scheduler must do: count down, push, and await one promise a task. */
export async function kahn(graph: TaskGraph): Promise<number> {
  const waitingFor = graph.dependencyCounts.slice();
  const queue = new Int32Array(graph.size);
  let length = 0;
  for (let task = 0; task < graph.size; task += 1) {
    if (waitingFor[task] === 0) queue[length++] = task;
  }
  for (let at = 0; at < length; at += 1) {
    const task = queue[at]!;
    await Promise.resolve(task);
    for (
      let edge = graph.dependentOffsets[task]!;
      edge < graph.dependentOffsets[task + 1]!;
      edge++
    ) {
      const dependent = graph.dependentTargets[edge]!;
      waitingFor[dependent]! -= 1;
      if (waitingFor[dependent] === 0) queue[length++] = dependent;
    }
  }
  return length;
}
