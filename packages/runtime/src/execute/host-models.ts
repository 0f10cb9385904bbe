import type { HostModel } from '@parallel-dispatcher/executor';
import type { PreparedRun } from '../prepare-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { hasModels } from '../settings/has-models.ts';
import { planTaskOf } from './plan-task-of.ts';

type Configured = Pick<PreparedRun, 'loaded' | 'redactor' | 'settings' | 'plan'>;

/** The models that agents may use. Undefined where none is configured: then nothing is loaded. */
export async function openModels(
  { loaded, redactor, settings, plan }: Configured,
  { env }: Pick<RuntimeEnvironment, 'env'>,
): Promise<HostModel | undefined> {
  const { models, agent_models: agentModels } = loaded.config;
  if (!hasModels(loaded.config, settings)) return undefined;
  const { createModels } = await import('@parallel-dispatcher/models');
  const wanted = new Map(plan.tasks.map(({ task_id: task, model }) => [task, model]));
  return createModels({
    models,
    agentModels,
    model: settings.model,
    modelOfTask: (task) => wanted.get(planTaskOf(task, wanted)),
    env,
    directory: loaded.directory,
    redact: (value) => redactor.redact(value),
  });
}
