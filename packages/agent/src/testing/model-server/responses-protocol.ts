import type { AnswerParts } from './answer-parts.ts';
import type { Protocol } from './protocol.ts';

/** OpenAI Responses: `POST /v1/responses`. */
export const responsesProtocol: Protocol = {
  name: 'responses',
  path: '/responses',
  answer: (parts) => ({ ...responseOf(parts), output: itemsOf(parts) }),
  stream: (parts) => [
    data({
      type: 'response.created',
      response: { id: parts.id, created_at: 0, model: parts.model, service_tier: null },
    }),
    ...itemsOf(parts).flatMap((item, index) => itemEvents(item, index, parts)),
    data({
      type:
        parts.finish === 'stop' || parts.finish === 'tools'
          ? 'response.completed'
          : 'response.incomplete',
      response: { ...responseOf(parts), output: itemsOf(parts) },
    }),
  ],
  error: ({ kind, message }) => ({ error: { message, type: kind, code: kind, param: null } }),
};

function responseOf({ id, model, finish, usage }: AnswerParts) {
  const incomplete = { length: 'max_output_tokens', refusal: 'content_filter' } as const;
  const reason = finish === 'length' || finish === 'refusal' ? incomplete[finish] : null;
  return {
    id,
    object: 'response',
    created_at: 0,
    model,
    status: reason === null ? 'completed' : 'incomplete',
    error: null,
    incomplete_details: reason === null ? null : { reason },
    usage: {
      input_tokens: usage.inputTokens,
      input_tokens_details: { cached_tokens: usage.cacheReadTokens },
      output_tokens: usage.outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.inputTokens + usage.outputTokens,
    },
  };
}

function itemsOf({ id, texts, toolCalls }: AnswerParts) {
  const message = {
    type: 'message' as const,
    id: `msg_${id}`,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: texts.join(''), annotations: [] }],
  };
  const calls = toolCalls.map((call) => ({
    type: 'function_call' as const,
    id: `fc_${call.id}`,
    call_id: call.id,
    name: call.name,
    arguments: JSON.stringify(call.args),
    status: 'completed',
  }));
  return texts.length === 0 ? calls : [message, ...calls];
}

type Item = ReturnType<typeof itemsOf>[number];

function itemEvents(item: Item, ...[index, { texts }]: [number, AnswerParts]): readonly string[] {
  const facts = { output_index: index };
  const added = item.type === 'message' ? { ...item, content: [] } : { ...item, arguments: '' };
  return [
    data({ type: 'response.output_item.added', ...facts, item: added }),
    ...(item.type === 'message'
      ? texts.map((delta) =>
          data({
            type: 'response.output_text.delta',
            ...facts,
            item_id: item.id,
            content_index: 0,
            delta,
          }),
        )
      : [
          data({
            type: 'response.function_call_arguments.delta',
            ...facts,
            item_id: item.id,
            delta: item.arguments,
          }),
        ]),
    data({ type: 'response.output_item.done', ...facts, item }),
  ];
}

function data(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
