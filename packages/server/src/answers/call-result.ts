import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Answer } from './answer.ts';
import { shorten } from './shorten.ts';

/** 10,000 tokens: what clients give to a model without asking. Of text and structure together. */
const maxAnswerBytes = 40_000;

/** An answer as the protocol has it: structured, the same as JSON text, and links to more. */
export function callResult(answer: Answer): CallToolResult {
  const links = answer.ok ? answer.links : [];
  const document = answer.ok ? answer.document : { ...answer.facts, errors: answer.errors };
  const resultOf = (shown: object): CallToolResult => ({
    content: [
      { type: 'text', text: JSON.stringify(shown) },
      ...links.map((link) => ({ type: 'resource_link' as const, ...link })),
    ],
    structuredContent: shown,
    ...(!answer.ok && { isError: true }),
  });
  const fits = (shown: object): boolean =>
    Buffer.byteLength(JSON.stringify(resultOf(shown))) <= maxAnswerBytes;
  return resultOf(shorten(document, { fits, full: links[0]?.uri ?? null }));
}
