import type { AnswerParts } from './answer-parts.ts';
import type { Protocol } from './protocol.ts';

/** OpenAI Chat Completions: `POST /v1/chat/completions`. */
export const chatProtocol: Protocol = {
  name: 'chat',
  path: '/chat/completions',
  answer: (parts) => ({
    ...factsOf(parts, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: parts.texts.length === 0 ? null : parts.texts.join(''),
          ...(parts.toolCalls.length > 0 && { tool_calls: toolCallsOf(parts) }),
        },
        finish_reason: finishReasons[parts.finish],
      },
    ],
    usage: usageOf(parts),
  }),
  stream: (parts) => [
    chunk(parts, { role: 'assistant', content: '' }),
    ...parts.texts.map((content) => chunk(parts, { content })),
    ...toolCallsOf(parts).map((call, index) => chunk(parts, { tool_calls: [{ index, ...call }] })),
    chunk(parts, {}, finishReasons[parts.finish]),
    data({ ...factsOf(parts, 'chat.completion.chunk'), choices: [], usage: usageOf(parts) }),
    'data: [DONE]\n\n',
  ],
  error: ({ kind, message }) => ({ error: { message, type: kind, code: kind, param: null } }),
};

const finishReasons = {
  stop: 'stop',
  length: 'length',
  refusal: 'content_filter',
  tools: 'tool_calls',
} as const;

function factsOf({ id, model }: AnswerParts, object: string) {
  return { id, object, created: 0, model };
}

function toolCallsOf({ toolCalls }: AnswerParts) {
  return toolCalls.map(({ id, name, args }) => ({
    id,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }));
}

function usageOf({ usage }: AnswerParts) {
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cacheReadTokens },
  };
}

function chunk(parts: AnswerParts, ...[delta, finish]: [object, string?]): string {
  const choices = [{ index: 0, delta, finish_reason: finish ?? null }];
  return data({ ...factsOf(parts, 'chat.completion.chunk'), choices });
}

function data(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
