import type { ToolResult } from '@parallel-dispatcher/agent';
import type { McpCall, ModelCall, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { Activity } from '../time/activity.ts';
import type { TaskTime } from '../time/task-time.ts';
import type { ModelAsked, ToolRequest } from './answer-call.ts';
import { refuse, type Answer } from './answer.ts';
import type { HostModel, ModelTools } from './host-model.ts';
import type { HostToolCall, HostTools } from './host-tools.ts';
import { noTools } from './no-tools.ts';

interface ServiceOptions {
  readonly envelope: Pick<TaskEnvelope, 'agent' | 'run' | 'task'>;
  readonly time: TaskTime;
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
  const { envelope, time, tools, model, onProgress, onModelCall } = options;
  const { agent, run, task } = envelope;
  const mcpCalls: McpCall[] = [];
  const modelCalls: ModelCall[] = [];
  const facts = (signal: AbortSignal, activity: Activity) => ({
    agent,
    run,
    task,
    signal,
    timeLeftMs: Math.max(1, time.leftMs()),
    clock: time.clockOf(activity),
  });

  const callTool = async (
    { tool, signal }: { readonly tool: ToolRequest; readonly signal: AbortSignal },
    begun: Activity,
  ): Promise<Answer<ToolResult>> => {
    using activity = begun;
    if (tools === undefined) return refuse(noTools, 'tool');
    const called = { ...tool, ...facts(signal, activity), onProgress };
    const { record, ...answer } = await tools.call(called);
    mcpCalls.push(record);
    if (!answer.ok) return answer;
    const { server } = record;
    const { source = record.source } = answer;
    return { ok: true, value: { value: answer.value, server, source } };
  };
  const modelToolsOf = (signal: AbortSignal, asking: Activity): ModelTools => ({
    describe: async (names) =>
      (await tools?.describe({ names, ...facts(signal, asking) })) ?? refuse(noTools, 'tool'),
    async call(tool) {
      const answer = await callTool({ tool, signal }, asking.begin());
      // A model is told what was said, not who said it.
      return answer.ok ? { ok: true, value: answer.value.value } : answer;
    },
  });
  return {
    mcpCalls,
    modelCalls,
    for: ({ signal, onText }) => ({
      callTool: tools && (async (tool) => await callTool({ tool, signal }, time.begin())),
      askModel:
        model &&
        (async (asked) => {
          using activity = time.begin();
          const { record, ...answer } = await model.call({
            ...asked,
            ...facts(signal, activity),
            onText,
            tools: modelToolsOf(signal, activity),
          });
          modelCalls.push(record);
          onModelCall(record);
          return answer;
        }),
    }),
  };
}
