import { listTerms } from '../terms/list-terms.ts';

/** Words of a question that a text holds in some form, as they were asked, in order. */
export function matchedWords(question: string, text: string): readonly string[] {
  const held = new Set(listTerms(text));
  const words = question.match(/[\p{L}\p{N}_$-]+/gu) ?? [];
  return [...new Set(words)].filter((word) => listTerms(word).some((term) => held.has(term)));
}
