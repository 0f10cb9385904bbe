import { createHash } from 'node:crypto';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

type Sized = Pick<LanguageModelV4CallOptions, 'prompt' | 'tools' | 'responseFormat'>;

/** English text and code have about four characters a token; it only has to be near. */
const charactersPerToken = 4;

/** Tokens that a request will send, estimated from its length. */
export function estimateTokens({ prompt, tools, responseFormat }: Sized): number {
  return tokensOf([prompt, tools ?? [], responseFormat ?? '']);
}

/** What a provider's cache would share with other requests: tools and system text. */
export function prefixOf({ prompt, tools }: Sized) {
  const shared = [tools ?? [], prompt.filter(({ role }) => role === 'system')];
  const prefix = createHash('sha256').update(JSON.stringify(shared)).digest('hex');
  return { prefix, prefixTokens: tokensOf(shared) };
}

function tokensOf(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / charactersPerToken);
}
