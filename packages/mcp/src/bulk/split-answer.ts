import type { JsonValue } from '@parallel-dispatcher/schema';
import type { WireResult } from '../connection/wire.ts';
import { isObject } from '../dialects/read-fields.ts';

/**
 * The answer of each call out of the answer to all of them: a list, or an object whose one list it
 * is, as long as what was asked, in its order. Undefined where it is anything else.
 */
export function splitAnswer(result: WireResult, count: number): readonly WireResult[] | undefined {
  if (result.isError) return undefined;
  const list = listIn(result.structured ?? parse(result));
  return list?.length === count ? list.map(toResult) : undefined;
}

function listIn(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  const lists = Object.values(value).filter((field) => Array.isArray(field));
  return lists.length === 1 ? lists[0] : undefined;
}

function parse({ content: [first, second] }: WireResult): JsonValue | undefined {
  if (second !== undefined || typeof first?.['text'] !== 'string') return undefined;
  try {
    return JSON.parse(first['text']) as JsonValue;
  } catch {
    return undefined;
  }
}

/** One of the list may be a tool result of its own, or just its value. */
function toResult(item: JsonValue): WireResult {
  if (typeof item === 'string') return textResult(item);
  if (!isObject(item)) return { content: [], structured: item, isError: false };
  const { content, structuredContent, isError } = item;
  if (!Array.isArray(content)) return { content: [], structured: item, isError: isError === true };
  return {
    content: content.filter((part) => isObject(part)),
    structured: structuredContent,
    isError: isError === true,
  };
}

function textResult(text: string): WireResult {
  return { content: [{ type: 'text', text }], structured: undefined, isError: false };
}
