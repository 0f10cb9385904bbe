import type { Scheduler } from './scheduler.ts';

/** The least any scheduler must do: number, link, count down, and await one promise a task. */
export const schedule: Scheduler = async ({ tasks }) => {
  const numbers = new Map(tasks.map((task, number) => [task.task_id, number]));
  const waitingFor = Int32Array.from(tasks, (task) => task.dependencies.length);
  const dependents: number[][] = tasks.map(() => []);
  for (const [number, task] of tasks.entries()) {
    for (const dependency of task.dependencies) dependents[numbers.get(dependency)!]!.push(number);
  }
  const queue: number[] = [];
  for (const [number, count] of waitingFor.entries()) if (count === 0) queue.push(number);
  for (let done = 0; done < queue.length; done += 1) {
    await Promise.resolve(done);
    for (const dependent of dependents[queue[done]!]!) {
      waitingFor[dependent]! -= 1;
      if (waitingFor[dependent] === 0) queue.push(dependent);
    }
  }
  return queue.length;
};
