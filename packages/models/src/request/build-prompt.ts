import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { ModelMessage } from '@parallel-dispatcher/agent';
import type { ToolNames } from './tool-names.ts';

/** A conversation as the AI SDK has it. */
export function buildPrompt(
  messages: readonly ModelMessage[],
  names: Pick<ToolNames, 'wireNameOf'>,
): LanguageModelV4Prompt {
  return messages.map((message) => toPrompt(message, names));
}

function toPrompt(
  message: ModelMessage,
  { wireNameOf }: Pick<ToolNames, 'wireNameOf'>,
): LanguageModelV4Message {
  if (message.role === 'system') return { role: 'system', content: message.content };
  if (message.role === 'user') {
    return { role: 'user', content: [{ type: 'text', text: message.content }] };
  }
  if (message.role === 'tool') {
    const content = message.results.map(({ id, name, value, isError }) => ({
      type: 'tool-result' as const,
      toolCallId: id,
      toolName: wireNameOf(name),
      output: resultOf(value, isError),
    }));
    return { role: 'tool', content };
  }
  const calls = (message.toolCalls ?? []).map(({ id, name, args }) => ({
    type: 'tool-call' as const,
    toolCallId: id,
    toolName: wireNameOf(name),
    input: args,
  }));
  // Providers refuse empty texts.
  const texts = message.content === '' ? [] : [{ type: 'text' as const, text: message.content }];
  return { role: 'assistant', content: [...texts, ...calls] };
}

type ToolOutput = { type: 'text' | 'error-text'; value: string };

function resultOf(value: unknown, isError: boolean): ToolOutput {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { type: isError ? 'error-text' : 'text', value: text };
}
