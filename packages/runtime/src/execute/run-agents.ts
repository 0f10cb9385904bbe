import type { LoadedAgent } from '@parallel-dispatcher/executor';
import type { PreparedRun } from '../prepared-run.ts';
import { planTaskOf } from './plan-task-of.ts';

/** The agents of a run: by their own names, and the name of each task's. */
export interface RunAgents {
  readonly byName: ReadonlyMap<string, LoadedAgent>;
  readonly nameOf: (task: string) => string | null;
  readonly names: ReadonlyMap<string, string>;
  /** By id of the task. */
  readonly versions: ReadonlyMap<string, string>;
  /** Name and version, as one text. */
  readonly identityOf: (task: string) => string;
}

export function runAgents({ routes }: Pick<PreparedRun, 'routes'>): RunAgents {
  const names = new Map([...routes].map(([task, { agent }]) => [task, agent.definition.name]));
  return {
    byName: new Map(
      [...routes.values()].map(({ agent }) => [agent.definition.name, agent] as const),
    ),
    names,
    versions: new Map([...routes].map(([task, { agent }]) => [task, agent.definition.version])),
    nameOf: (task) => names.get(planTaskOf(task, names)) ?? null,
    identityOf: (task) => {
      const definition = routes.get(task)?.agent.definition;
      return definition === undefined ? '' : `${definition.name}@${definition.version}`;
    },
  };
}
