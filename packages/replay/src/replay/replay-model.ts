import type { ModelAnswer, ModelMessage } from '@parallel-dispatcher/agent';
import type { HostModel, HostModelAnswer, HostModelCall } from '@parallel-dispatcher/executor';
import { unaskedModelCall, type ErrorDetail, type ModelCall } from '@parallel-dispatcher/schema';
import type { ModelRecording } from '../file/recording.ts';
import { toldFailure } from '../record/stored-failure.ts';
import { modelRequest, type ModelOfTask } from '../request/canonical-request.ts';
import { replayMiss } from './replay-miss.ts';
import { replaySource, type ReplayOptions } from './replay-options.ts';
import { untilAborted } from './until-aborted.ts';

interface ReplayModelOptions extends ReplayOptions {
  readonly modelOfTask: ModelOfTask;
  /** Who answers what is not recorded. @default nobody: a miss */
  readonly otherwise?: HostModel | undefined;
}

/** A model that answers what it answered when it was recorded, its tool calls and texts included. */
export function replayModel(options: ReplayModelOptions): HostModel {
  const { recordings, otherwise, onUsed } = options;
  return {
    async call(call) {
      const startedAt = performance.now();
      const asked = modelRequest(call, options);
      const found = recordings.take({ asked, task: call.task });
      if (found?.kind !== 'model') {
        if (otherwise !== undefined) return await otherwise.call(call);
        const missed = replayMiss(asked, options);
        const { method, request } = call;
        const how = { method, repair: request.repair, source: replaySource };
        return { ok: false, ...missed, record: unaskedModelCall({ ...how, error: missed.error }) };
      }
      onUsed?.(found, call.task);
      await actOut(found, { ...options, call });
      return answerOf(found, { ...options, durationMs: performance.now() - startedAt });
    },
  };
}

interface Acting extends ReplayOptions {
  readonly call: HostModelCall;
}

/** What happened between request and answer. */
async function actOut(
  { tools, stream, given_up: wasGivenUp }: ModelRecording,
  { call, wording }: Acting,
): Promise<void> {
  for (const tool of tools) await call.tools.call(wording.tell(tool));
  if (stream !== null) speak(wording.tell(stream.text), { call, lengths: stream.lengths });
  if (wasGivenUp) await untilAborted(call.signal);
}

/** Where places are longer or shorter here, the last part is. */
function speak(
  text: string,
  { call, lengths }: { readonly call: HostModelCall; readonly lengths: readonly number[] },
): void {
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    const part = text.slice(at, index === lengths.length - 1 ? undefined : at + length);
    if (part !== '') call.onText(part);
    at += length;
  }
}

interface Answering extends ReplayOptions {
  readonly durationMs: number;
}

function answerOf(
  { answer, call }: ModelRecording,
  { wording, durationMs }: Answering,
): HostModelAnswer {
  const tell = (error: ErrorDetail | null): ErrorDetail | null =>
    error && wording.tell(error as never);
  const record: ModelCall = {
    ...call,
    attempts: call.attempts.map((attempt) => ({ ...attempt, error: tell(attempt.error) })),
    error: tell(call.error),
    duration_ms: durationMs,
    source: replaySource,
  };
  if (!answer.ok) return { ...toldFailure(answer, wording), record };
  const { usage } = record;
  const value: ModelAnswer = {
    text: wording.tell(answer.text),
    messages: wording.tell(answer.messages) as unknown as readonly ModelMessage[],
    usage: {
      inputTokens: usage.input_tokens,
      outputTokens: usage.output_tokens,
      cacheReadTokens: usage.cache_read_tokens,
      cacheWriteTokens: usage.cache_write_tokens,
    },
    cost: { usd: record.cost_usd, reason: record.cost_reason },
    model: record.model ?? '',
    attempts: record.attempts.map(({ duration_ms: took, ...attempt }) => ({
      ...attempt,
      durationMs: took,
    })),
  };
  return { ok: true, value, record };
}
