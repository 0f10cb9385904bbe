import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import type { Plan } from '../documents/plan.ts';
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
  }
  return capErrors(warnings);
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
