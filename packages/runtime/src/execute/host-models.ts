import type { HostModel } from '@parallel-dispatcher/executor';
import type { PreparedRun } from '../prepare-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { hasModels } from '../settings/has-models.ts';
import { planTaskOf } from './plan-task-of.ts';

type Configured = Pick<PreparedRun, 'loaded' | 'redactor' | 'settings' | 'plan'>;

/** What agents may ask, for as long as a run lasts. */
export interface RunModels extends Disposable {
  /** Undefined where no model is configured. */
  readonly model: HostModel | undefined;
}

/** The models that agents may use, one governor before all of them. Without any, nothing is loaded. */
export async function openModels(
  { loaded, redactor, settings, plan }: Configured,
  { env }: Pick<RuntimeEnvironment, 'env'>,
): Promise<RunModels> {
  const { models, agent_models: agentModels } = loaded.config;
  if (!hasModels(loaded.config, settings)) return none;
  const { createGovernor, createModels, limitsByModel, systemClock } =
    await import('@parallel-dispatcher/models');
  const wanted = new Map(plan.tasks.map(({ task_id: task, model }) => [task, model]));
  const config = { models, agentModels, model: settings.model };
  const governor = createGovernor({ clock: systemClock, limitsOf: limitsByModel(config) });
  const model = createModels({
    ...config,
    governor,
    modelOfTask: (task) => wanted.get(planTaskOf(task, wanted)),
    env,
    directory: loaded.directory,
    redact: (value) => redactor.redact(value),
  });
  return { model, [Symbol.dispose]: () => governor[Symbol.dispose]() };
}

const none: RunModels = { model: undefined, [Symbol.dispose]: () => undefined };
