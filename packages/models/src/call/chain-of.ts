import type { Failure } from '@parallel-dispatcher/agent';
import { findModel } from '../config/find-model.ts';
import type { ModelConfig } from '../config/model-config.ts';
import type { ChainLink } from './ask-chain.ts';

export type FoundChain =
  | { readonly ok: true; readonly value: readonly [ChainLink, ...ChainLink[]] }
  | ({ readonly ok: false } & Failure);

/** A model and those that stand in for it. Their own stand-ins are not asked. */
export function chainOf(name: string, config: ModelConfig): FoundChain {
  const first = findModel(name, config);
  if (!first.ok) return first;
  const others: ChainLink[] = [];
  for (const { model, on } of first.value.fallback) {
    const found = findModel(model, config);
    if (!found.ok) return found;
    others.push({ model: found.value, on });
  }
  return { ok: true, value: [{ model: first.value, on: [] }, ...others] };
}
