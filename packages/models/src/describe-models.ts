import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { checkModels } from './config/check-models.ts';
import { findModel } from './config/find-model.ts';
import type { ConfiguredModel, ModelConfig } from './config/model-config.ts';
import { showModel } from './config/read-model-address.ts';

/** A configured model, for people and programs. */
export interface ModelInfo {
  /** Its name in the config, or the address that `DISPATCH_MODEL` has. */
  readonly name: string;
  /** As `provider:id`; null where the name leads nowhere. */
  readonly model: string | null;
  /** Null: where the provider is by itself. */
  readonly url: string | null;
  /** `command`: it is known when the model is first asked. */
  readonly key: 'set' | 'missing' | 'command' | 'not needed' | null;
  /** Variable that the key is in. */
  readonly key_env: string | null;
  readonly fallback: readonly string[];
  /** Whether agents get it where nothing else is said. */
  readonly is_default: boolean;
  /** Agents that get it. */
  readonly agents: readonly string[];
  /** Why it cannot be used. */
  readonly error: ErrorDetail | null;
}

/** What is configured, without asking anyone. */
export function describeModels(
  config: ModelConfig,
  { env }: { readonly env: NodeJS.ProcessEnv },
): readonly ModelInfo[] {
  const problems = checkModels(config);
  const names = new Set([...Object.keys(config.models), ...(config.model ? [config.model] : [])]);
  return [...names].map((name): ModelInfo => {
    const found = findModel(name, config);
    const facts = {
      name,
      is_default: name === config.model,
      agents: Object.keys(config.agentModels).filter((agent) => config.agentModels[agent] === name),
    };
    if (!found.ok) {
      const nothing = { model: null, url: null, key: null, key_env: null, fallback: [] };
      return { ...facts, ...nothing, error: found.error };
    }
    const model = found.value;
    const path = name in config.models ? `config.models.${model.name}` : 'config.model';
    return {
      ...facts,
      model: showModel(model.address),
      url: model.address.url,
      key: keyState(model, env),
      key_env: model.keyEnv,
      fallback: model.fallback.map((fallback) => fallback.model),
      error: problems.find((problem) => isAt(problem, path)) ?? null,
    };
  });
}

function isAt({ path }: ErrorDetail, of: string): boolean {
  return path !== null && (path === of || path.startsWith(`${of}.fallback`));
}

function keyState(model: ConfiguredModel, env: NodeJS.ProcessEnv): NonNullable<ModelInfo['key']> {
  if (model.keyCommand !== null) return 'command';
  if (model.keyEnv !== null && (env[model.keyEnv] ?? '').trim() !== '') return 'set';
  return model.keyOptional ? 'not needed' : 'missing';
}
