import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import type { Scheduler } from '../schedulers/scheduler.ts';

const State = Annotation.Root({
  done: Annotation<number>({ reducer: (one, other) => one + other, default: () => 0 }),
});

/** One node a task; a task with several dependencies waits for all of them, by a joining edge. */
export const schedule: Scheduler = async ({ tasks }, { workers }) => {
  const graph = new StateGraph(State);
  const needed = new Set(tasks.flatMap((task) => task.dependencies));
  for (const task of tasks) graph.addNode(task.task_id, async () => ({ done: 1 }));
  for (const { task_id: id, dependencies } of tasks) {
    const from = dependencies.length > 1 ? [...dependencies] : (dependencies[0] ?? START);
    graph.addEdge(from, id as typeof END);
    if (!needed.has(id)) graph.addEdge(id as typeof START, END);
  }
  const { done } = await graph
    .compile()
    .invoke({}, { recursionLimit: tasks.length + 10, maxConcurrency: workers });
  return done;
};
