import { chainOf } from '../call/chain-of.ts';
import { accountOf } from './account-of.ts';
import type { ModelConfig } from './model-config.ts';

/** Who pays for a model, and for those that stand in for it; nobody where there is no such model. */
export function accountsOf(name: string, config: ModelConfig): readonly string[] {
  const chain = chainOf(name, config);
  return chain.ok ? [...new Set(chain.value.map(({ model }) => accountOf(model)))] : [];
}
