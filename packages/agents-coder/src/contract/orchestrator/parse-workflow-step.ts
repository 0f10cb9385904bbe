import { fieldsOf, type Fields } from '../fields.ts';
import { jsonPath } from '../json-path.ts';
import { nameOf } from '../mapping.ts';
import type { Problems } from '../problem.ts';
import type { WorkflowStep } from './workflow.ts';

/** Reads one step of a workflow. */
export function parseWorkflowStep(value: unknown, at: string, problems: Problems): WorkflowStep {
  const fields = fieldsOf(value, at, problems);
  const dependsOn = fields.list('depends_on').map((id, index) => {
    if (typeof id === 'string') return id;
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(fields.at('depends_on'), index),
      message: `Expected the id of a step, got ${nameOf(id)}.`,
    });
    return 'unknown';
  });
  const retry = fields.has('retry')
    ? fieldsOf(fields.raw('retry'), fields.at('retry'), problems)
    : null;
  return {
    at,
    id: fields.text('id', 'the id of the step'),
    description: fields.textOrNull('description'),
    uses: fields.text('uses', 'the name of what runs the step'),
    dependsOn: [...new Set(dependsOn)],
    when: fields.condition('when'),
    timeoutMs: fields.has('timeout_ms') ? fields.number('timeout_ms', { least: 1 }) : null,
    maxAttempts: retry?.number('max_attempts', { fallback: 1, least: 1, whole: true }) ?? 1,
    continues: fields.choice('on_failure', ['fail', 'continue'], 'fail') === 'continue',
    compensate: fields.textOrNull('compensate'),
    atLeast: parseJoin(fields, dependsOn.length, problems),
  };
}

function parseJoin(fields: Fields, dependencies: number, ...[problems]: [Problems]): number | null {
  if (!fields.has('join')) return null;
  const join = fieldsOf(fields.raw('join'), fields.at('join'), problems);
  if (join.choice('policy', ['all', 'at_least'], 'all') === 'all') return null;
  const count = join.number('count', { least: 0, whole: true });
  if (count > dependencies) {
    problems.add({
      code: 'CONTRACT_CONTRADICTION',
      at: join.at('count'),
      message: `${count} dependencies are to be ok, but there are ${dependencies}.`,
    });
  }
  return count;
}
