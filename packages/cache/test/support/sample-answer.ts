import { createHash } from 'node:crypto';
import type { AnswerCache, CacheFacts, NewAnswer } from '../../src/index.ts';

export const sampleFacts: CacheFacts = {
  agent: { name: 'coder', version: '1.2.0', codeSha256: 'c0de' },
  model: 'sonnet',
  input: { prompt: 'write an api', model: { fields: ['id', 'name'], strict: true } },
  contextFiles: [
    { path: '/shop/api.ts', sha256: 'aa' },
    { path: '/shop/odd name.ts', sha256: null },
  ],
  upstream: { plan: { outcome: 'succeeded', output: { steps: [1, 2] } } },
  extra: { verify: null },
};

/** An answer to the sample facts, or to a variation of them by `about`. */
export function sampleAnswer(
  cache: Pick<AnswerCache, 'keyOf'>,
  { about = 'one', ...given }: Partial<NewAnswer> & { readonly about?: string } = {},
): NewAnswer {
  return {
    key: cache.keyOf({ ...sampleFacts, input: { prompt: about } }),
    outcome: 'succeeded',
    agent: { name: 'coder', version: '1.2.0' },
    task: 'build api',
    output: { answer: about },
    ...given,
  };
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function digestOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
