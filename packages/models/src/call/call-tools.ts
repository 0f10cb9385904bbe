import type { LanguageModelV4Message, LanguageModelV4ToolCall } from '@ai-sdk/provider';
import type { ModelToolCall, ModelToolResult } from '@parallel-dispatcher/agent';
import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { ModelTools } from '../port/model-call.ts';
import type { Step } from '../request/step.ts';
import type { ToolNames } from '../request/tool-names.ts';

type AssistantPart = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number];

/** A text of a tool that is longer would fill the context by itself. */
const maxResultLength = 200_000;

/** The tool calls of a step, under the names that agents know. */
export function toolCallsOf({ content }: Step, { nameOf }: ToolNames): readonly ModelToolCall[] {
  return content
    .filter((part): part is LanguageModelV4ToolCall => part.type === 'tool-call')
    .map(({ toolCallId, toolName, input }) => ({
      id: toolCallId,
      name: nameOf(toolName) ?? toolName,
      args: parse(input),
    }));
}

/** Calls what the model asked for, at once. What fails is told to the model, as text. */
export async function callTools(
  calls: readonly ModelToolCall[],
  { tools, names }: { readonly tools: ModelTools; readonly names: ToolNames },
): Promise<readonly ModelToolResult[]> {
  const known = new Set(names.tools.map(({ name }) => name));
  return await Promise.all(
    calls.map(async ({ id, name, args }) => {
      const refuse = (value: string): ModelToolResult => ({ id, name, value, isError: true });
      if (!known.has(name)) return refuse(`There is no tool ${name}.`);
      if (!isObject(args)) return refuse('The arguments must be a JSON object.');
      const answer = await tools.call({ name, args });
      if (!answer.ok) return refuse(`${answer.error.code}: ${answer.error.message}`);
      return { id, name, value: shorten(answer.value as JsonValue), isError: false };
    }),
  );
}

/** A step as it goes back to its provider, thoughts and signatures included. */
export function stepMessage({ content }: Step): LanguageModelV4Message {
  return {
    role: 'assistant',
    content: content.flatMap((part): AssistantPart[] => {
      const options = part.providerMetadata && { providerOptions: part.providerMetadata };
      if (part.type === 'text') {
        return part.text === '' ? [] : [{ type: 'text' as const, text: part.text, ...options }];
      }
      if (part.type === 'reasoning') {
        return [{ type: 'reasoning' as const, text: part.text, ...options }];
      }
      if (part.type !== 'tool-call') return [];
      const { toolCallId, toolName, input } = part;
      const args = parse(input);
      // What is no object was no call that its provider would take back.
      const call = { toolCallId, toolName, input: isObject(args) ? args : {} };
      return [{ type: 'tool-call' as const, ...call, ...options }];
    }),
  };
}

function parse(input: string): JsonValue {
  if (input.trim() === '') return {};
  try {
    return JSON.parse(input) as JsonValue;
  } catch {
    return input;
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shorten(value: JsonValue): JsonValue {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= maxResultLength) return value;
  const cut = text.slice(0, maxResultLength).toWellFormed();
  return `${cut}\n[cut: ${text.length - maxResultLength} more characters]`;
}
