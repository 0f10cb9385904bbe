import type { DispatchConfig, PlanTask } from '@parallel-dispatcher/schema';
import type { Settings } from './resolve-settings.ts';

interface Choice {
  readonly task: Pick<PlanTask, 'model'> | undefined;
  /** Name of the agent. */
  readonly agent: string;
}

interface Configured {
  readonly config: Pick<DispatchConfig, 'models' | 'agent_models'>;
  readonly settings: Pick<Settings, 'model'>;
}

/**
 * The model that a task gets, as what an answer depends on: its name and all that it leads to in the
 * config; null without one.
 */
export function chosenModel({ task, agent }: Choice, { config, settings }: Configured) {
  const { models, agent_models: byAgent } = config;
  const own = Object.hasOwn(byAgent, agent) ? byAgent[agent] : undefined;
  const name = task?.model ?? own ?? settings.model;
  if (name === null || name === undefined) return null;
  const steps: unknown[] = [name];
  // An alias leads to another name; a circle was refused before.
  for (let next: unknown = name; typeof next === 'string' && Object.hasOwn(models, next);) {
    next = models[next];
    steps.push(next);
    if (steps.length > Object.keys(models).length + 1) break;
  }
  return steps.length === 1 ? name : JSON.stringify(steps);
}
