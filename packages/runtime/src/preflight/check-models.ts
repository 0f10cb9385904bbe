import {
  errorDetail,
  suggest,
  type DispatchConfig,
  type ErrorDetail,
  type Plan,
} from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { hasModels } from '../settings/has-models.ts';
import type { DispatchFlags } from '../runtime-options.ts';
import type { Settings } from '../settings/resolve-settings.ts';

interface Configured {
  readonly config: DispatchConfig;
  readonly settings: Pick<Settings, 'model' | 'budget'>;
  readonly taping: Pick<DispatchFlags, 'record' | 'replay'>;
}

/** Every model that is configured must make sense, and have a price where there is a cost limit; a plan
 * may only name those. No network. */
export async function checkModels(
  { config: { model }, tasks }: Pick<Plan, 'config' | 'tasks'>,
  { config, settings, taping: { record = false, replay } }: Configured,
): Promise<Checked<null>> {
  // Nobody is asked.
  if (replay !== undefined && !record) return accept(null);
  const known = Object.keys(config.models);
  const named = [
    { name: model, path: 'config.model' },
    ...tasks.map((task, index) => ({ name: task.model, path: `tasks[${index}].model` })),
  ];
  const errors = named.flatMap(({ name, path }) =>
    name === undefined || known.includes(name) ? [] : [unknownModel(name, path, known)],
  );
  if (errors.length > 0) return refuse(...errors);
  if (!hasModels(config, settings)) return accept(null);
  const { checkModels: check, findUnpriced } = await import('@parallel-dispatcher/models');
  const { agent_models: agentModels } = config;
  const models = { models: config.models, model: settings.model, agentModels };
  const unpriced = settings.budget.maxCostUsd === null ? [] : findUnpriced(models, config.prices);
  const problems = [...check(models), ...unpriced];
  return problems.length > 0 ? refuse(...problems) : accept(null);
}

function unknownModel(name: string, ...[path, known]: [string, readonly string[]]): ErrorDetail {
  const meant = suggest(name, known);
  return errorDetail({
    code: 'MODEL_UNKNOWN',
    message: `${path} must name a model of the config; got ${JSON.stringify(name)}.`,
    path,
    hint:
      meant === undefined
        ? `Name one of: ${known.join(', ') || 'none; add it to `models` in the config'}.`
        : `Did you mean "${meant}"?`,
  });
}
