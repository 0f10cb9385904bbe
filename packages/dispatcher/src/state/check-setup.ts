import { RunSetupError } from '../errors/run-setup-error.ts';
import type { RunStateOptions } from './run-state-options.ts';

/** @throws {RunSetupError} when plan, graph, agents, conditions and limits do not fit together. */
export function checkSetup({ plan, graph, agents, limits, conditions }: RunStateOptions): void {
  const { maxWorkers, ageingMs } = limits;
  if (!Number.isInteger(maxWorkers) || maxWorkers < 1) {
    refuse(`maxWorkers must be a whole number of at least 1, such as 5; it was ${maxWorkers}.`);
  }
  if (ageingMs !== undefined && !(ageingMs > 0)) {
    refuse(`ageingMs must be above 0, such as 60000; it was ${ageingMs}.`);
  }
  if (plan.tasks.length !== graph.size) {
    refuse(
      `The graph must be that of the plan: it has ${graph.size} tasks, the plan ${plan.tasks.length}.`,
    );
  }
  for (const { task_id: task, when } of plan.tasks) {
    if (!agents.has(task)) {
      refuse(`Every task needs an agent, as in agents.set('${task}', …); '${task}' has none.`);
    }
    if (when !== undefined && conditions?.has(task) !== true) {
      refuse(`Every \`when\` needs its condition, as in conditions.set('${task}', …).`);
    }
  }
}

function refuse(message: string): never {
  throw new RunSetupError(message);
}
