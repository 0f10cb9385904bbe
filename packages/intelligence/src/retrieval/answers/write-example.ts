import type { z } from 'zod';
import type { Candidate } from '../search/candidate.ts';
import type { Example } from '../search/find-example.ts';
import { matchedWords } from '../search/matched-words.ts';
import type { examplesAnswer } from './answer-schema.ts';
import { writePlace } from './write-place.ts';

/** An example as the answer shows it. */
export function writeExample(
  example: Example,
  { candidate, query }: { readonly candidate: Candidate; readonly query: string },
): z.input<typeof examplesAnswer>['results'][number] {
  const { code, summary, name } = example;
  const { path, language } = candidate;
  const symbols = name === null ? candidate.symbols : [name];
  return {
    code,
    summary,
    language,
    ...writePlace({ path, ...example, symbol: name, score: candidate.score }),
    metadata: {
      kind: candidate.kind,
      language,
      symbols: [...symbols],
      matched_terms: [...matchedWords(query, `${path}\n${code}`)],
      more: [],
    },
  };
}
