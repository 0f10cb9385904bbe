import { defaultModelLimits, type ModelLimits } from '../governor/model-limits.ts';
import { findModel } from './find-model.ts';
import type { ModelConfig } from './model-config.ts';
import { showModel } from './read-model-address.ts';

/** Limits of the config, by `provider:id` as a governor asks for them; the first name of two counts. */
export function limitsByModel(config: ModelConfig): (model: string) => ModelLimits {
  const limits = new Map<string, ModelLimits>();
  for (const name of Object.keys(config.models)) {
    const found = findModel(name, config);
    if (!found.ok) continue;
    const model = showModel(found.value.address);
    if (!limits.has(model)) limits.set(model, found.value.limits);
  }
  return (model) => limits.get(model) ?? defaultModelLimits;
}
