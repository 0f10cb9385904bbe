import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import { AgentError, type AgentErrorFacts } from '../agent-error.ts';
import { describeFailure } from '../describe-failure.ts';
import type { ModelAnswer, ModelUsage } from '../model/model-answer.ts';
import type { HostModelRequest, ModelMessage, ModelToolResult } from '../model/model-request.ts';

/** What a scripted model says: a text, a value as JSON, calls of tools, or a failure. */
export type ScriptedAnswer =
  | string
  | { readonly text: string; readonly usage?: Partial<ModelUsage> }
  | { readonly value: JsonValue; readonly usage?: Partial<ModelUsage> }
  | { readonly toolCalls: readonly { readonly name: string; readonly args: JsonObject }[] }
  | { readonly error: AgentErrorFacts };

type Script =
  | readonly ScriptedAnswer[]
  /** `step` counts the requests before this one. */
  | ((request: HostModelRequest, step: number) => ScriptedAnswer | Promise<ScriptedAnswer>);

/** What a scripted model may use of the host of its test. */
interface ScriptedSurroundings {
  readonly callTool: (name: string, args: JsonObject) => Promise<JsonValue>;
  readonly onText: (text: string) => void;
}

/** A model for tests of agents: in this process, without a network. */
export interface ScriptedModel {
  /** Every request so far, those after tool calls included. */
  readonly requests: readonly HostModelRequest[];
  answer(request: HostModelRequest, around: ScriptedSurroundings): Promise<ModelAnswer>;
}

const name = 'scripted:model';
const noUsage: ModelUsage = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
};

/**
 * Answers from a list, in order, or from a function. A list that is used up fails the call with
 * `MODEL_SCRIPT_OVER`.
 */
export function scriptedModel(script: Script): ScriptedModel {
  const requests: HostModelRequest[] = [];

  const next = async (request: HostModelRequest): Promise<ScriptedAnswer> => {
    const step = requests.length;
    requests.push(request);
    if (typeof script === 'function') return await script(request, step);
    const answer = script[step];
    if (answer !== undefined) return answer;
    throw new AgentError({
      code: 'MODEL_SCRIPT_OVER',
      message: `The scripted model has ${script.length} answers; this is request ${step + 1}.`,
      errorClass: 'bug',
    });
  };

  return {
    requests,
    async answer(request, { callTool, onText }) {
      const grown: ModelMessage[] = [];
      for (;;) {
        const messages = [...request.messages, ...grown];
        const said = await next({ ...request, messages });
        if (typeof said === 'object' && 'error' in said) throw new AgentError(said.error);
        if (typeof said === 'object' && 'toolCalls' in said) {
          const toolCalls = said.toolCalls.map((call, index) => ({
            ...call,
            id: `call-${grown.length}-${index}`,
          }));
          const allowed = new Set(request.tools);
          const results = await Promise.all(
            toolCalls.map(async (call): Promise<ModelToolResult> => {
              const { args, ...called } = call;
              try {
                if (!allowed.has(call.name)) throw new Error(`There is no tool ${call.name}.`);
                return { ...called, value: await callTool(call.name, args), isError: false };
              } catch (thrown) {
                return { ...called, value: describeFailure(thrown).error.message, isError: true };
              }
            }),
          );
          grown.push({ role: 'assistant', content: '', toolCalls }, { role: 'tool', results });
          continue;
        }
        const text = textOf(said);
        onText(text);
        grown.push({ role: 'assistant', content: text });
        return {
          text,
          messages: grown,
          usage: { ...noUsage, ...(typeof said === 'object' && said.usage) },
          cost: { usd: null, reason: 'a scripted model costs nothing' },
          model: name,
          attempts: [{ model: name, status: 'ok', durationMs: 0, error: null }],
        };
      }
    },
  };
}

function textOf(said: Exclude<ScriptedAnswer, { toolCalls: unknown } | { error: unknown }>) {
  if (typeof said === 'string') return said;
  return 'text' in said ? said.text : JSON.stringify(said.value);
}
