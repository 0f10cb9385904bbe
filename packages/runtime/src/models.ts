import { createRedactor } from '@parallel-dispatcher/tracing';
import type { ModelInfo, ModelTrial } from '@parallel-dispatcher/models';
import { accept, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';
import { resolveSettings } from './settings/resolve-settings.ts';
import { secretNamesOf } from './settings/secret-names-of.ts';

/** A model, and what came of asking it; null: it was not asked. */
export type ListedModel = ModelInfo & { readonly check: ModelTrial | null };

export interface ModelList {
  readonly models: readonly ListedModel[];
}

/** What a tiny answer may take, where the server has to load the model first. */
const checkTimeoutMs = 60_000;

/** The models of the config and the environment. With `check`, each is asked for one word. */
export async function listModels(
  options: RuntimeOptions & { readonly check?: boolean } = {},
): Promise<Checked<ModelList>> {
  const environment = runtimeEnvironment(options);
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const settings = resolveSettings(environment, {}, loaded.value);
  if (!settings.ok) return settings;
  const { models, agent_models: agentModels } = loaded.value.config;
  const { describeModels, tryModel } = await import('@parallel-dispatcher/models');
  const { env } = environment;
  const config = { models, agentModels, model: settings.value.model };
  const redactor = createRedactor({ env, secretNames: secretNamesOf(loaded.value.config, env) });
  const described = describeModels(config, { env });
  const listed = described.map(async (model): Promise<ListedModel> => {
    if (options.check !== true || model.error !== null) return { ...model, check: null };
    const check = await tryModel(model.name, {
      ...config,
      env,
      directory: loaded.value.directory,
      redact: (value) => redactor.redact(value),
      timeoutMs: checkTimeoutMs,
    });
    return { ...model, check };
  });
  return accept({ models: await Promise.all(listed) });
}
