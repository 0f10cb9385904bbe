import type { Failure } from '@parallel-dispatcher/agent';
import { suggest, type ErrorClass, type ModelSettings } from '@parallel-dispatcher/schema';
import { failure } from '../errors/failure.ts';
import { defaultModelLimits, type ModelLimits } from '../governor/model-limits.ts';
import type { ConfiguredModel, ModelConfig } from './model-config.ts';
import { readModelAddress } from './read-model-address.ts';

export type FoundModel =
  { readonly ok: true; readonly value: ConfiguredModel } | ({ readonly ok: false } & Failure);

type KnownModels = Pick<ModelConfig, 'models' | 'model'>;

/** What another model may mend: not what is wrong with the request itself. */
const defaultFallbackClasses: readonly ErrorClass[] = [
  'transient',
  'rate_limited',
  'quota',
  'auth',
];

const keyVariables: Readonly<Record<string, string>> = {
  anthropic: 'ANTHROPIC_API_KEY',
  openai: 'OPENAI_API_KEY',
};

/**
 * The model of that name, aliases followed. An address is found only where it is the model of the
 * run: an agent or a plan may choose among what is configured, not more.
 */
export function findModel(name: string, known: KnownModels): FoundModel {
  const passed = new Set<string>();
  let current = name;
  while (Object.hasOwn(known.models, current)) {
    if (passed.has(current)) return { ok: false, ...aliasCycle([...passed, current]) };
    passed.add(current);
    const entry = known.models[current];
    if (typeof entry === 'object') return configure(current, entry);
    if (entry === undefined) break;
    if (readModelAddress(entry) !== undefined) return configure(current, { model: entry });
    current = entry;
  }
  if (current === known.model && readModelAddress(current) !== undefined) {
    return configure(current, { model: current });
  }
  return { ok: false, ...unknownModel(current, known) };
}

function configure(name: string, settings: ModelSettings): FoundModel {
  const address = readModelAddress(settings.model);
  if (address === undefined) return { ok: false, ...noAddress(name, settings.model) };
  const keyEnv = settings.key_env ?? keyVariables[address.provider] ?? null;
  const isExplicit = settings.key_env !== undefined || settings.key_command !== undefined;
  return {
    ok: true,
    value: {
      name,
      address,
      keyEnv: settings.key_command === undefined ? keyEnv : null,
      keyCommand: settings.key_command ?? null,
      // A server of one's own often needs none.
      keyOptional: !isExplicit && (keyEnv === null || address.url !== null),
      package: settings.package ?? null,
      api: settings.api ?? 'responses',
      fallback: (settings.fallback ?? []).map((entry) =>
        typeof entry === 'string'
          ? { model: entry, on: defaultFallbackClasses }
          : { model: entry.model, on: entry.on ?? defaultFallbackClasses },
      ),
      maxOutputTokens: settings.max_output_tokens ?? null,
      timeoutMs: settings.timeout_seconds === undefined ? null : settings.timeout_seconds * 1000,
      limits: limitsOf(settings.limits),
      headers: settings.headers ?? {},
      allowInsecure: settings.allow_insecure ?? false,
    },
  };
}

function limitsOf(limits: ModelSettings['limits'] = {}): ModelLimits {
  return {
    requestsPerMinute: limits.requests_per_minute ?? defaultModelLimits.requestsPerMinute,
    inputTokensPerMinute: limits.input_tokens_per_minute ?? defaultModelLimits.inputTokensPerMinute,
    outputTokensPerMinute:
      limits.output_tokens_per_minute ?? defaultModelLimits.outputTokensPerMinute,
    minConcurrency: defaultModelLimits.minConcurrency,
    maxConcurrency: limits.max_concurrency ?? defaultModelLimits.maxConcurrency,
  };
}

function unknownModel(name: string, { models }: KnownModels): Failure {
  const names = Object.keys(models);
  const near = suggest(name, names);
  return failure('input', {
    code: 'MODEL_UNKNOWN',
    message: `There is no model ${JSON.stringify(name)} in the config.`,
    hint:
      near === undefined
        ? `Name one of: ${names.join(', ') || 'none is configured'}.`
        : `Did you mean ${JSON.stringify(near)}?`,
  });
}

function aliasCycle(names: readonly string[]): Failure {
  return failure('input', {
    code: 'MODEL_ALIAS_CYCLE',
    message: `Names of models lead in a circle: ${names.join(' -> ')}.`,
    hint: 'Give one of them an address, such as anthropic:claude-sonnet-4-5.',
  });
}

function noAddress(name: string, text: string): Failure {
  return failure('input', {
    code: 'MODEL_ADDRESS_INVALID',
    message: `The model ${name} must be provider:id or provider:id@url; got ${JSON.stringify(text)}.`,
    hint: 'Write, for example, openai-compatible:qwen3@http://localhost:11434/v1.',
  });
}
