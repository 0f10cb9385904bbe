import type { AgentModels, ErrorClass, ModelsConfig } from '@parallel-dispatcher/schema';
import type { ModelLimits } from '../governor/model-limits.ts';
import type { ModelAddress } from './read-model-address.ts';

/** What a config, a plan and the environment say of models. */
export interface ModelConfig {
  /** `models` of the config. */
  readonly models: ModelsConfig;
  /** The model of the run: a name or an address; null where none is chosen. */
  readonly model: string | null;
  /** `agent_models` of the config. */
  readonly agentModels: AgentModels;
}

/** One model, ready to be asked. */
export interface ConfiguredModel {
  /** Its name in the config, or its address. */
  readonly name: string;
  readonly address: ModelAddress;
  /** Variable that holds the key; null: none does. */
  readonly keyEnv: string | null;
  readonly keyCommand: readonly string[] | null;
  /** Whether it is asked without a key where none is found. */
  readonly keyOptional: boolean;
  readonly package: string | null;
  readonly api: 'responses' | 'chat';
  readonly fallback: readonly ModelFallback[];
  readonly maxOutputTokens: number | null;
  readonly timeoutMs: number | null;
  readonly limits: ModelLimits;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowInsecure: boolean;
}

export interface ModelFallback {
  readonly model: string;
  /** Classes of failures after which it is asked. */
  readonly on: readonly ErrorClass[];
}
