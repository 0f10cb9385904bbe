import type { z } from 'zod';
import type { FileHit } from '../search/group-by-file.ts';
import { matchedWords } from '../search/matched-words.ts';
import type { passagesAnswer } from './answer-schema.ts';
import { showLines } from './show-lines.ts';
import { spanOf, writePlace } from './write-place.ts';

/** More places of one file than this are not worth listing. */
const mostMore = 3;

interface Shown {
  readonly query: string;
  /** The whole file. */
  readonly text: string;
}

/** A hit as the answer shows it: the lines that fit best, and where the file says more. */
export function writePassage(
  { best, others, score }: FileHit,
  { query, text }: Shown,
): z.input<typeof passagesAnswer>['results'][number] {
  const content = showLines(text, best);
  return {
    content,
    ...writePlace({ ...best, symbol: best.symbols.at(-1) ?? null, score }),
    metadata: {
      kind: best.kind,
      language: best.language,
      symbols: [...best.symbols],
      matched_terms: [...matchedWords(query, `${best.path}\n${content}`)],
      more: others.slice(0, mostMore).map(spanOf),
    },
  };
}
