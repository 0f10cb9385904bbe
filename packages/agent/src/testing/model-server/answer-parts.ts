import type { JsonValue } from '@parallel-dispatcher/schema';
import type { ModelReply, ScriptedUsage } from './model-script.ts';

/** An answer before it is put into the words of a protocol. */
export interface AnswerParts {
  /** A text in pieces, as it would be streamed. */
  readonly texts: readonly string[];
  readonly toolCalls: readonly {
    readonly id: string;
    readonly name: string;
    readonly args: JsonValue;
  }[];
  readonly finish: 'stop' | 'length' | 'refusal' | 'tools';
  readonly usage: Required<ScriptedUsage>;
  readonly model: string;
  readonly id: string;
}

const pieceLength = 12;

/** Undefined for a reply that is no answer. */
export function partsOf(
  reply: ModelReply,
  { model, index }: { readonly model: string; readonly index: number },
): AnswerParts | undefined {
  const facts = { model, id: `answer-${index}`, usage: usageOf(reply.usage) };
  if ('toolCalls' in reply) {
    const toolCalls = reply.toolCalls.map((call, number) => ({
      ...call,
      id: `call_${index}_${number}`,
    }));
    return { ...facts, texts: [], toolCalls, finish: 'tools' };
  }
  if ('value' in reply) {
    return {
      ...facts,
      texts: piecesOf(JSON.stringify(reply.value)),
      toolCalls: [],
      finish: 'stop',
    };
  }
  if (!('text' in reply) || reply.text === undefined) return undefined;
  const finish = 'finish' in reply ? (reply.finish ?? 'stop') : 'stop';
  return { ...facts, texts: piecesOf(reply.text), toolCalls: [], finish };
}

function usageOf(usage: ScriptedUsage = {}): Required<ScriptedUsage> {
  return { inputTokens: 10, outputTokens: 5, cacheReadTokens: 0, cacheWriteTokens: 0, ...usage };
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength)
    pieces.push(text.slice(at, at + pieceLength));
  return pieces;
}
