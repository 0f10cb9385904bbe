import type { HostToolAnswer, HostToolCall, HostTools } from '@parallel-dispatcher/executor';
import type { McpCall } from '@parallel-dispatcher/schema';
import type { ToolRecording } from '../file/recording.ts';
import { toldFailure } from '../record/stored-failure.ts';
import { toolRequest } from '../request/canonical-request.ts';
import { replayMiss } from './replay-miss.ts';
import { replaySource, type ReplayOptions } from './replay-options.ts';
import { untilAborted } from './until-aborted.ts';

interface ReplayToolsOptions extends ReplayOptions {
  /** Who answers what is not recorded. @default nobody: a miss */
  readonly otherwise?: HostTools | undefined;
}

/** Tools that answer what they answered when they were recorded. */
export function replayTools(options: ReplayToolsOptions): HostTools {
  const { recordings, wording, redact, otherwise, onUsed } = options;
  return {
    // Only models that really answer want to know.
    describe: async (query) => (await otherwise?.describe(query)) ?? { ok: true, value: [] },
    async call(call) {
      const startedAt = performance.now();
      const asked = toolRequest(call, wording);
      const found = recordings.take({ asked, task: call.task });
      const record: McpCall = {
        tool: call.name,
        input: redact(call.args),
        output: null,
        duration_ms: 0,
        server: null,
        source: replaySource,
        error: null,
      };
      if (found?.kind !== 'tool') {
        if (otherwise !== undefined) return await otherwise.call(call);
        const missed = replayMiss(asked, options);
        return { ok: false, ...missed, record: { ...record, error: missed.error } };
      }
      onUsed?.(found, call.task);
      if (found.given_up) await untilAborted(call.signal);
      const { tool, server } = found.call;
      const durationMs = performance.now() - startedAt;
      return answerOf(found, {
        ...options,
        call,
        record: { ...record, tool, server, duration_ms: durationMs },
      });
    },
  };
}

interface Answering extends ReplayOptions {
  readonly call: HostToolCall;
  readonly record: McpCall;
}

function answerOf(found: ToolRecording, { wording, redact, record }: Answering): HostToolAnswer {
  const { answer } = found;
  if (!answer.ok) {
    const failure = toldFailure(answer, wording);
    return { ...failure, record: { ...record, error: failure.error } };
  }
  const value = wording.tell(answer.value);
  // The agent is told who answered it then: what it makes of it is the same.
  return {
    ok: true,
    value,
    record: { ...record, output: redact(value) },
    source: found.call.source,
  };
}
