import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import type { Plan, PlanTask } from '../documents/plan.ts';
import { capErrors } from '../problems/cap-errors.ts';

/** What a valid plan says that its writer probably did not mean. */
export function findPlanWarnings(plan: Plan): readonly ErrorDetail[] {
  const warnings: ErrorDetail[] = [];
  for (const [index, task] of plan.tasks.entries()) {
    const seen = new Set<string>();
    for (const [position, id] of task.dependencies.entries()) {
      if (seen.has(id)) warnings.push(repeatedDependency(index, position));
      seen.add(id);
    }
    if (task.map === undefined) warnings.push(...idleMapFields(task, index));
  }
  return capErrors(warnings);
}

/** Rules of a map in a task that has none. */
function idleMapFields(task: PlanTask, index: number): readonly ErrorDetail[] {
  return (['max_parallel', 'max_items'] as const)
    .filter((field) => task[field] !== undefined)
    .map((field) =>
      errorDetail({
        code: 'RULE_WITHOUT_MAP',
        message: `tasks[${index}].${field} says nothing, since the task has no "map"`,
        path: `tasks[${index}].${field}`,
        hint: 'Add "map", or remove it.',
      }),
    );
}

function repeatedDependency(task: number, position: number): ErrorDetail {
  const path = `tasks[${task}].dependencies[${position}]`;
  return errorDetail({
    code: 'REPEATED_DEPENDENCY',
    message: `${path} names a task that is in the list already; it counts once`,
    path,
    hint: 'Remove the repetition.',
  });
}
