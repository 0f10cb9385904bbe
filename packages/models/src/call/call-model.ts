import type { Failure, ModelAnswer, ModelCost } from '@parallel-dispatcher/agent';
import type { ErrorDetail, JsonValue, ModelCall } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { accountOf } from '../config/account-of.ts';
import type { ConfiguredModel, ModelConfig } from '../config/model-config.ts';
import { showModel } from '../config/read-model-address.ts';
import { failure } from '../errors/failure.ts';
import type { Governor } from '../governor/governor.ts';
import type { HostModelAnswer, HostModelCall } from '../port/model-call.ts';
import type { PriceOf } from '../port/price-of.ts';
import { buildOptions } from '../request/build-options.ts';
import { answerCall, type Asking, type CallAnswer } from './answer-call.ts';
import { CallLedger } from './call-ledger.ts';
import { CallTime } from './call-time.ts';
import { chainOf } from './chain-of.ts';
import { estimateTokens, prefixOf } from './estimate-tokens.ts';
import type { OpenModels } from './open-models.ts';
import { sendRequest, type Sent } from './send-request.ts';
import { waitOnce } from './wait-once.ts';

export interface CallerOptions {
  readonly config: ModelConfig;
  readonly models: OpenModels;
  readonly clock: Clock;
  readonly governor: Pick<Governor, 'admit'> | undefined;
  readonly priceOf: PriceOf;
  /** Name of the model of a call; undefined: none is configured. */
  readonly choose: (call: Pick<HostModelCall, 'agent' | 'task' | 'request'>) => string | undefined;
  /** Takes keys and other secrets out of what leaves. */
  readonly redact: <T extends JsonValue>(value: T) => T;
}

/** What an agent may need to tell of its failure, before the deadline ends it. */
const shareLeft = 0.05;
const mostLeftMs = 500;

/** One model call of an agent, from the choice of the model to its record. Never rejects. */
export async function callModel(
  call: HostModelCall,
  options: CallerOptions,
): Promise<HostModelAnswer> {
  const { clock } = options;
  const startedAtMs = clock.now();
  const ledger = new CallLedger();
  const timeLeftMs = call.timeLeftMs - Math.min(mostLeftMs, call.timeLeftMs * shareLeft);
  const limitMs = Math.min(timeLeftMs, call.request.timeoutMs ?? Infinity);
  using time = new CallTime({ clock: call.clock ?? clock, signal: call.signal, limitMs });
  const answer = await answerWithin(call, { ...options, ledger, time });
  const { usage, cost, attempts } = ledger;
  const error = answer.ok ? null : redactError(answer.error, options);
  const record: ModelCall = {
    method: call.method,
    model: answer.ok ? showModel(answer.link.model.address) : null,
    usage: {
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      cache_read_tokens: usage.cacheReadTokens,
      cache_write_tokens: usage.cacheWriteTokens,
    },
    cost_usd: cost.usd,
    cost_reason: cost.reason,
    attempts: attempts.map(({ durationMs, error: why, ...attempt }) => ({
      ...attempt,
      duration_ms: durationMs,
      error: why && redactError(why, options),
    })),
    repair: call.request.repair ?? false,
    tool_calls: answer.toolCalls,
    finish_reason: ledger.finishReason,
    warnings: options.redact([...ledger.warnings]),
    duration_ms: clock.now() - startedAtMs,
    source: 'provider',
    error,
  };
  if (!answer.ok || error !== null) {
    const { errorClass, retryAfterMs } = answer as Failure;
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    return { ok: false, error: error as ErrorDetail, errorClass, ...wait, record };
  }
  const value: ModelAnswer = {
    text: answer.text,
    messages: answer.messages,
    usage,
    cost,
    model: showModel(answer.link.model.address),
    attempts: attempts.map((attempt) => ({
      ...attempt,
      error: attempt.error && redactError(attempt.error, options),
    })),
  };
  return { ok: true, value, record };
}

interface Within extends CallerOptions {
  readonly ledger: CallLedger;
  readonly time: CallTime;
}

async function answerWithin(call: HostModelCall, options: Within): Promise<CallAnswer> {
  const { config, clock, ledger, time } = options;
  const name = options.choose(call);
  if (name === undefined) return { ok: false, ...modelRequired(), toolCalls: 0 };
  const chain = chainOf(name, config);
  if (!chain.ok) return { ...chain, toolCalls: 0 };
  let hasSpoken = false;
  return await answerCall(call, {
    chain: chain.value,
    ledger,
    time,
    hasSpoken: () => hasSpoken,
    waitFor: waitOnce({ clock, time, hold: holdOf(call) }),
    ask: async ({ model }, asking) => {
      const onText = (text: string): void => {
        hasSpoken = true;
        call.onText(text);
      };
      const sent = await ask(model, asking, {
        ...options,
        call,
        onText: call.method === 'stream' ? onText : undefined,
      });
      const { step, durationMs } = sent;
      const cost = step === undefined ? noCost : options.priceOf(model, step.usage);
      ledger.add({
        model: showModel(model.address),
        step,
        durationMs,
        cost,
        failure: sent.failure,
      });
      return sent;
    },
  });
}

interface Ask extends Within {
  readonly call: HostModelCall;
  readonly onText: ((text: string) => void) | undefined;
}

async function ask(
  model: ConfiguredModel,
  ...[{ prompt, names }, options]: [Asking, Ask]
): Promise<Sent> {
  const { call, models, time, clock, governor, onText } = options;
  const opened = await models.open(model);
  if (!opened.ok) return { step: undefined, failure: opened, durationMs: 0 };
  const { request, run, task } = call;
  const built = buildOptions({ model, request, prompt: [...prompt], names, signal: time.signal });
  const admission = {
    account: accountOf(model),
    model: showModel(model.address),
    run,
    task,
    inputTokens: estimateTokens(built),
    outputTokens: built.maxOutputTokens ?? null,
    ...prefixOf(built),
    timeLeftMs: () => time.leftMs(),
  };
  const { sdk } = opened;
  return await sendRequest(
    {
      sdk,
      model: showModel(model.address),
      options: built,
      timeoutMs: model.timeoutMs,
      admission,
      onText,
    },
    { time, clock, governor, hold: holdOf(call) },
  );
}

/** Stops the clock of the task for as long as a call waits. */
function holdOf({ clock }: HostModelCall): () => Disposable | undefined {
  return () => clock?.hold();
}

const noCost: ModelCost = { usd: null, reason: 'no request was answered' };

function modelRequired(): Failure {
  return failure('input', {
    code: 'MODEL_REQUIRED',
    message: 'This needs a model, and no model is chosen for it.',
    hint: 'Set DISPATCH_MODEL=provider:id, or `model` in the config to a name of `models`.',
  });
}

export function redactError(
  error: ErrorDetail,
  { redact }: Pick<CallerOptions, 'redact'>,
): ErrorDetail {
  return redact({ ...error } as unknown as JsonValue) as unknown as ErrorDetail;
}
