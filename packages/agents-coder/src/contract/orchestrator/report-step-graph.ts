import { jsonPath } from '../json-path.ts';
import { didYouMean, type Problems } from '../problem.ts';
import type { WorkflowStep } from './workflow.ts';

/** Reports ids that are taken twice, dependencies that are no step, and cycles. */
export function reportStepGraph(steps: readonly WorkflowStep[], problems: Problems): void {
  const ids = steps.map(({ id }) => id);
  for (const [index, { id, at, dependsOn }] of steps.entries()) {
    if (ids.indexOf(id) < index) {
      problems.add({
        code: 'DUPLICATE_NAME',
        at: jsonPath(at, 'id'),
        message: `"${id}" already names a step.`,
        hint: 'Give each step an id of its own.',
      });
    }
    for (const [place, dependency] of dependsOn.entries()) {
      if (ids.includes(dependency)) continue;
      problems.add({
        code: 'UNKNOWN_NAME',
        at: jsonPath(jsonPath(at, 'depends_on'), place),
        message: `There is no step "${dependency}".`,
        hint: didYouMean(dependency, ids),
      });
    }
  }
  reportCycle(steps, problems);
}

/** Takes away what depends on nothing that is left; what stays is in a cycle or behind one. */
function reportCycle(steps: readonly WorkflowStep[], problems: Problems): void {
  let left = [...steps];
  for (let before = left.length + 1; left.length < before;) {
    before = left.length;
    const ids = new Set(left.map(({ id }) => id));
    left = left.filter(({ dependsOn }) => dependsOn.some((id) => ids.has(id)));
  }
  const [first] = left;
  if (first === undefined) return;
  const path = [first.id];
  let step: WorkflowStep | undefined = first;
  while (step !== undefined) {
    const next: string | undefined = step.dependsOn.find((id) =>
      left.some((other) => other.id === id),
    );
    if (next === undefined) break;
    const again = path.indexOf(next);
    path.push(next);
    if (again >= 0) {
      problems.add({
        code: 'CONTRACT_CONTRADICTION',
        at: jsonPath(step.at, 'depends_on'),
        message: `These steps wait for each other: ${path.slice(again).join(' -> ')}.`,
      });
      break;
    }
    step = left.find(({ id }) => id === next);
  }
}
