import type { ToolResult } from '@parallel-dispatcher/agent';
import type { McpCall, ModelCall, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { ModelAsked, ToolRequest } from './answer-call.ts';
import { refuse, type Answer } from './answer.ts';
import type { HostModel, ModelTools } from './host-model.ts';
import type { HostToolCall, HostTools } from './host-tools.ts';
import { noTools } from './no-tools.ts';

interface ServiceOptions {
  readonly envelope: Pick<TaskEnvelope, 'agent' | 'run' | 'task' | 'deadline'>;
  readonly tools?: HostTools;
  readonly model?: HostModel;
  readonly onProgress: HostToolCall['onProgress'];
  /** Told of each model call as it ends. */
  readonly onModelCall: (record: ModelCall) => void;
}

/** One call of the agent to its host. */
interface ServedCall {
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
}

/** Tools and models as one agent call has them. */
export interface Services {
  readonly mcpCalls: readonly McpCall[];
  readonly modelCalls: readonly ModelCall[];
  for(call: ServedCall): {
    readonly callTool: ((tool: ToolRequest) => Promise<Answer>) | undefined;
    readonly askModel: ((asked: ModelAsked) => Promise<Answer>) | undefined;
  };
}

/** Says whose call it is, how long it may take, and keeps a record of each. */
export function connectServices(options: ServiceOptions): Services {
  const { envelope, tools, model, onProgress, onModelCall } = options;
  const { agent, run, task, deadline } = envelope;
  const startedAt = performance.now();
  const mcpCalls: McpCall[] = [];
  const modelCalls: ModelCall[] = [];
  const facts = (signal: AbortSignal) => ({
    agent,
    run,
    task,
    signal,
    timeLeftMs: Math.max(1, deadline.timeout_ms - (performance.now() - startedAt)),
  });

  const callToolOf = ({ signal }: ServedCall) =>
    tools &&
    (async (tool: ToolRequest): Promise<Answer<ToolResult>> => {
      const { record, ...answer } = await tools.call({ ...tool, ...facts(signal), onProgress });
      mcpCalls.push(record);
      if (!answer.ok) return answer;
      const { server } = record;
      const { source = record.source } = answer;
      return { ok: true, value: { value: answer.value, server, source } };
    });
  const modelToolsOf = (call: ServedCall): ModelTools => ({
    describe: async (names) =>
      (await tools?.describe({ names, ...facts(call.signal) })) ?? refuse(noTools, 'tool'),
    async call(tool) {
      const answer = await callToolOf(call)?.(tool);
      if (answer === undefined) return refuse(noTools, 'tool');
      // A model is told what was said, not who said it.
      return answer.ok ? { ok: true, value: answer.value.value } : answer;
    },
  });
  return {
    mcpCalls,
    modelCalls,
    for: (call) => ({
      callTool: callToolOf(call),
      askModel:
        model &&
        (async (asked) => {
          const { record, ...answer } = await model.call({
            ...asked,
            ...facts(call.signal),
            onText: call.onText,
            tools: modelToolsOf(call),
          });
          modelCalls.push(record);
          onModelCall(record);
          return answer;
        }),
    }),
  };
}
