import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { callModel, redactError } from './call/call-model.ts';
import { OpenModels } from './call/open-models.ts';
import { withRedactedEnds } from './call/with-redacted-ends.ts';
import type { ModelConfig } from './config/model-config.ts';
import type { Governor } from './governor/governor.ts';
import type { HostModelAnswer, HostModelCall } from './port/model-call.ts';
import type { PriceOf } from './port/price-of.ts';
import { createKeyRedactor } from './providers/create-key-redactor.ts';
import type { Fetch } from './providers/guarded-fetch.ts';
import { systemClock } from './system-clock.ts';

export interface ModelsOptions extends ModelConfig {
  /** Name of the model that a task asks for; undefined: as its agent or the run has it. */
  readonly modelOfTask?: (task: string) => string | undefined;
  /** Where variables with keys come from. */
  readonly env: NodeJS.ProcessEnv;
  /** Folder of the config: key commands run there, packages are looked for from there. */
  readonly directory?: string;
  /** Takes secrets out of what is recorded. */
  readonly redact: <T extends JsonValue>(value: T) => T;
  /** @default no limits */
  readonly governor?: Pick<Governor, 'admit'>;
  /** @default costs are not known */
  readonly priceOf?: PriceOf;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
}

/** Models as agents reach them. */
export interface Models {
  /** Never rejects. */
  call(call: HostModelCall): Promise<HostModelAnswer>;
  /** Takes secrets out, and every key that was used so far. */
  redact<T extends JsonValue>(value: T): T;
}

const noPrices: PriceOf = () => ({ usd: null, reason: 'no price is configured' });

/** The models of a config. Nothing is loaded or asked before the first call. */
export function createModels(options: ModelsOptions): Models {
  const { models, model, agentModels, env, directory = process.cwd() } = options;
  const keys = createKeyRedactor();
  const open = new OpenModels({
    env,
    directory,
    fetch: options.fetch ?? globalThis.fetch,
    onKey: (key) => keys.add(key),
  });
  const redact = <T extends JsonValue>(value: T): T => options.redact(keys.redact(value));
  const { governor } = options;
  const caller = {
    config: { models, model, agentModels },
    models: open,
    clock: options.clock ?? systemClock,
    governor: governor && withRedactedEnds(governor, (error) => redactError(error, { redact })),
    priceOf: options.priceOf ?? noPrices,
    redact,
    choose: ({ agent, task, request }: Pick<HostModelCall, 'agent' | 'task' | 'request'>) =>
      request.model ??
      options.modelOfTask?.(task) ??
      (Object.hasOwn(agentModels, agent) ? agentModels[agent] : undefined) ??
      model ??
      undefined,
  };
  return { call: async (call) => await callModel(call, caller), redact };
}
