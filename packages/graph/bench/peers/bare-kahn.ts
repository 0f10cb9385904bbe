import type { GraphPlan } from '@parallel-dispatcher/graph';

/**
 * The least that orders a plan: numbers, edges, Kahn's queue. It checks nothing and keeps nothing
 * but the number of tasks it could order.
 */
export function bareKahn({ tasks }: GraphPlan): number {
  const numbers = new Map<string, number>();
  for (const [number, task] of tasks.entries()) numbers.set(task.task_id, number);
  const waitingFor = new Int32Array(tasks.length);
  const dependents: number[][] = tasks.map(() => []);
  for (const [number, task] of tasks.entries()) {
    waitingFor[number] = task.dependencies.length;
    for (const dependency of task.dependencies) dependents[numbers.get(dependency)!]!.push(number);
  }
  const queue: number[] = [];
  for (const [number, count] of waitingFor.entries()) if (count === 0) queue.push(number);
  for (let done = 0; done < queue.length; done += 1) {
    for (const dependent of dependents[queue[done]!]!) {
      waitingFor[dependent]! -= 1;
      if (waitingFor[dependent] === 0) queue.push(dependent);
    }
  }
  return queue.length;
}
