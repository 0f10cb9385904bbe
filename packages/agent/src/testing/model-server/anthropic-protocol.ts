import type { AnswerParts } from './answer-parts.ts';
import type { Protocol } from './protocol.ts';

/** Anthropic Messages: `POST /v1/messages`. */
export const anthropicProtocol: Protocol = {
  name: 'anthropic',
  path: '/messages',
  answer: (parts) => ({
    ...messageOf(parts),
    content: [
      ...(parts.texts.length === 0 ? [] : [{ type: 'text', text: parts.texts.join('') }]),
      ...parts.toolCalls.map(({ id, name, args }) => ({ type: 'tool_use', id, name, input: args })),
    ],
    stop_reason: stopReasons[parts.finish],
    usage: { ...sentOf(parts), output_tokens: parts.usage.outputTokens },
  }),
  stream: (parts) => [
    event('message_start', {
      message: {
        ...messageOf(parts),
        content: [],
        stop_reason: null,
        usage: { ...sentOf(parts), output_tokens: 1 },
      },
    }),
    ...textEvents(parts),
    ...parts.toolCalls.flatMap((call, index) => toolEvents(call, index + textBlocks(parts))),
    event('message_delta', {
      delta: { stop_reason: stopReasons[parts.finish], stop_sequence: null },
      usage: { output_tokens: parts.usage.outputTokens },
    }),
    event('message_stop', {}),
  ],
  error: ({ kind, message }) => ({ type: 'error', error: { type: kind, message } }),
};

const stopReasons = {
  stop: 'end_turn',
  length: 'max_tokens',
  refusal: 'refusal',
  tools: 'tool_use',
} as const;

function messageOf({ id, model }: AnswerParts) {
  return { id, type: 'message', role: 'assistant', model, stop_sequence: null };
}

/** Its count of sent tokens leaves out those of the cache. */
function sentOf({ usage }: AnswerParts) {
  return {
    input_tokens: usage.inputTokens - usage.cacheReadTokens - usage.cacheWriteTokens,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation_input_tokens: usage.cacheWriteTokens,
  };
}

function textBlocks({ texts }: AnswerParts): number {
  return texts.length === 0 ? 0 : 1;
}

function textEvents({ texts }: AnswerParts): readonly string[] {
  if (texts.length === 0) return [];
  return [
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    ...texts.map((text) =>
      event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
    ),
    event('content_block_stop', { index: 0 }),
  ];
}

function toolEvents(
  { id, name, args }: AnswerParts['toolCalls'][number],
  index: number,
): readonly string[] {
  const delta = { type: 'input_json_delta', partial_json: JSON.stringify(args) };
  return [
    event('content_block_start', {
      index,
      content_block: { type: 'tool_use', id, name, input: {} },
    }),
    event('content_block_delta', { index, delta }),
    event('content_block_stop', { index }),
  ];
}

function event(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}
