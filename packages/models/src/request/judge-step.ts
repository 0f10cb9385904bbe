import type { Failure } from '@parallel-dispatcher/agent';
import { failure } from '../errors/failure.ts';
import type { Step } from './step.ts';

/** Why an answer is none, though it came; undefined for a good one. */
export function judgeStep({ finish, text, content }: Step, model: string): Failure | undefined {
  const asksForTools = content.some(({ type }) => type === 'tool-call');
  switch (finish.unified) {
    case 'length':
      return failure('invalid_output', {
        code: 'MODEL_OUTPUT_TRUNCATED',
        message: `The answer of ${model} was cut at the limit of its length, after ${text.length} characters.`,
        hint: 'Raise maxOutputTokens, or ask for less at once.',
      });
    case 'content-filter':
      return failure('input', {
        code: 'MODEL_CONTENT_FILTERED',
        message: `${model} refused to answer (${finish.raw ?? 'content filter'}).`,
        hint: 'Put the request differently, or use another model.',
      });
    case 'error':
    case 'interrupted':
      return interrupted(model, finish.raw);
    case 'other':
      if (finish.raw === undefined) return interrupted(model, finish.raw);
      break;
    case 'stop':
    case 'tool-calls':
  }
  if (asksForTools || text.trim() !== '') return undefined;
  return failure('invalid_output', {
    code: 'MODEL_ANSWER_EMPTY',
    message: `The answer of ${model} holds no text.`,
    hint: 'Ask again, or put the request differently.',
  });
}

function interrupted(model: string, raw: string | undefined): Failure {
  return failure('transient', {
    code: 'MODEL_ANSWER_BROKEN',
    message: `The answer of ${model} ended before it was complete (${raw ?? 'no reason was given'}).`,
    hint: 'Try again; if it stays so, look at the server.',
  });
}
