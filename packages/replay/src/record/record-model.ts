import {
  isGivenUp,
  type HostModel,
  type HostModelAnswer,
  type HostModelCall,
} from '@parallel-dispatcher/executor';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { ModelRecording } from '../file/recording.ts';
import { modelRequest, type ModelOfTask } from '../request/canonical-request.ts';
import type { Wording } from '../request/wording.ts';
import { countsAsAnswer } from './counts-as-answer.ts';
import type { Recorder } from './recorder.ts';
import { storedError, storedFailure } from './stored-failure.ts';

interface RecordOptions {
  readonly recorder: Recorder;
  readonly wording: Wording;
  readonly modelOfTask: ModelOfTask;
}

/** The same model; what it answers is recorded before the agent has it. */
export function recordModel(model: HostModel, options: RecordOptions): HostModel {
  const { recorder, wording, modelOfTask } = options;
  return {
    async call(call) {
      const turn = recorder.begin();
      const heard = listen(call);
      const answer = await model.call(heard.call);
      if (!countsAsAnswer(answer.ok, call.signal)) return answer;
      const { key, request } = modelRequest(call, { wording, modelOfTask });
      recorder.write({
        v: 1,
        key,
        request,
        kind: 'model',
        ...turn,
        task: call.task,
        given_up: isGivenUp(call.signal),
        answer: storedAnswer(answer, wording),
        call: storedCall(answer, wording),
        stream: storedStream(heard.texts, wording),
        tools: heard.tools.map((tool) => wording.store(tool)),
      });
      return answer;
    },
  };
}

interface Heard {
  readonly call: HostModelCall;
  readonly texts: readonly string[];
  readonly tools: readonly ModelRecording['tools'][number][];
}

/** The call, and what is said during it. */
function listen(call: HostModelCall): Heard {
  const texts: string[] = [];
  const tools: ModelRecording['tools'] = [];
  const heard: HostModelCall = {
    ...call,
    onText(text) {
      if (text !== '') texts.push(text);
      call.onText(text);
    },
    tools: {
      describe: async (names) => await call.tools.describe(names),
      async call(tool) {
        tools.push({ name: tool.name, args: tool.args });
        return await call.tools.call(tool);
      },
    },
  };
  return { call: heard, texts, tools };
}

function storedAnswer(answer: HostModelAnswer, wording: Wording): ModelRecording['answer'] {
  if (!answer.ok) return storedFailure(answer, wording);
  const { text, messages } = answer.value;
  const told = { text, messages: messages as unknown as JsonObject[] };
  return { ok: true, ...wording.store(told) };
}

/** Numbers are no secrets, whatever their fields are called; texts may hold some. */
function storedCall({ record }: HostModelAnswer, wording: Wording): ModelRecording['call'] {
  const { source: _source, duration_ms: _duration, ...call } = record;
  return {
    ...call,
    finish_reason: call.finish_reason && wording.store(call.finish_reason),
    warnings: wording.store(call.warnings),
    error: call.error && storedError(call.error, wording),
    attempts: call.attempts.map((attempt) => ({
      ...attempt,
      error: attempt.error && storedError(attempt.error, wording),
    })),
  };
}

/** As a whole, since a secret may begin in one part and end in the next. */
function storedStream(texts: readonly string[], wording: Wording): ModelRecording['stream'] {
  if (texts.length === 0) return null;
  return { text: wording.store(texts.join('')), lengths: texts.map((text) => text.length) };
}
