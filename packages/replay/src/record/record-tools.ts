import { isGivenUp, type HostToolAnswer, type HostTools } from '@parallel-dispatcher/executor';
import type { ToolRecording } from '../file/recording.ts';
import { toolRequest } from '../request/canonical-request.ts';
import type { Wording } from '../request/wording.ts';
import { countsAsAnswer } from './counts-as-answer.ts';
import type { Recorder } from './recorder.ts';
import { storedFailure } from './stored-failure.ts';

interface RecordOptions {
  readonly recorder: Recorder;
  readonly wording: Wording;
}

/** The same tools; what they answer is recorded before the agent has it. */
export function recordTools(tools: HostTools, { recorder, wording }: RecordOptions): HostTools {
  return {
    describe: async (query) => await tools.describe(query),
    async call(call) {
      const turn = recorder.begin();
      const answer = await tools.call(call);
      if (!countsAsAnswer(answer.ok, call.signal)) return answer;
      const { tool, server, source } = answer.record;
      const { key, request } = toolRequest(call, wording);
      recorder.write({
        v: 1,
        key,
        request,
        kind: 'tool',
        ...turn,
        task: call.task,
        given_up: isGivenUp(call.signal),
        answer: storedAnswer(answer, wording),
        call: { tool, server, source },
      });
      return answer;
    },
  };
}

function storedAnswer(answer: HostToolAnswer, wording: Wording): ToolRecording['answer'] {
  return answer.ok
    ? { ok: true, value: wording.store(answer.value) }
    : storedFailure(answer, wording);
}
