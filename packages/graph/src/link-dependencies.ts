import { didYouMean, errorDetail } from '@parallel-dispatcher/schema';
import type { Adjacency } from './adjacency.ts';
import type { TaskNumbers } from './number-tasks.ts';
import type { ProblemList } from './problem-list.ts';
import { quoteId } from './quote-id.ts';
import { createTaskSuggester, type TaskSuggester } from './suggest-task.ts';
import type { GraphPlan } from './task-graph.ts';

interface Context {
  readonly tasks: GraphPlan['tasks'];
  readonly numbers: TaskNumbers;
  readonly problems: ProblemList;
}

interface Place {
  readonly number: number;
  readonly at: number;
}

/**
 * Edges from each task to what it waits for, in the order it names them, a repeated one once.
 * A dependency on nothing or on itself is reported and left out.
 */
export function linkDependencies(context: Context): Adjacency {
  const { tasks, numbers } = context;
  const ids = tasks.map((task) => task.task_id);
  const suggestTask = createTaskSuggester(ids, numbers);
  const offsets = new Int32Array(tasks.length + 1);
  const targets = new Int32Array(tasks.reduce((sum, task) => sum + task.dependencies.length, 0));
  const linkedBy = new Int32Array(tasks.length).fill(-1);
  let length = 0;
  for (const [number, { task_id: id, dependencies }] of tasks.entries()) {
    for (const [at, dependency] of dependencies.entries()) {
      const target = numbers.byId.get(dependency);
      if (dependency === id) {
        reportSelf(context, { number, at });
      } else if (target === undefined) {
        reportUnknown(context, { number, at, suggestTask });
      } else if (linkedBy[target] !== number) {
        linkedBy[target] = number;
        targets[length++] = target;
      }
    }
    offsets[number + 1] = length;
  }
  return { offsets, targets: targets.slice(0, length) };
}

function reportSelf({ tasks, problems }: Context, { number, at }: Place) {
  problems.add('SELF_DEPENDENCY', () =>
    errorDetail({
      code: 'SELF_DEPENDENCY',
      message: `Task ${quoteId(tasks[number]!.task_id)} depends on itself and could never start.`,
      path: `tasks[${number}].dependencies[${at}]`,
      hint: 'Remove this dependency, or name the task that was meant.',
    }),
  );
}

function reportUnknown(
  { tasks, problems }: Context,
  { number, at, suggestTask }: Place & { readonly suggestTask: TaskSuggester },
) {
  problems.add('UNKNOWN_DEPENDENCY', () => {
    const task = tasks[number]!;
    const dependency = task.dependencies[at]!;
    const meant = suggestTask(dependency);
    return errorDetail({
      code: 'UNKNOWN_DEPENDENCY',
      message: `Task ${quoteId(task.task_id)} depends on ${quoteId(dependency)}, but the plan has no task with this id.`,
      path: `tasks[${number}].dependencies[${at}]`,
      hint:
        meant === undefined || meant === task.task_id
          ? 'Name the task_id of a task in this plan, add that task, or remove the dependency.'
          : didYouMean(dependency, meant, quoteId),
    });
  });
}
