import { splitIdentifier } from './split-identifier.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}_$-]*[\p{L}\p{N}])?/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Longer ones are hashes and encoded bytes, for which nobody asks. */
const longestTerm = 64;

/**
 * The terms of a text, repeated as often as they come: words without stop words, stemmed. An
 * identifier gives its words and itself, so `parse_json`, `parseJson` and `parse-json` all give
 * `["pars", "json", "parsejson"]`. Every term is made of letters and digits alone.
 */
export function listTerms(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .match(word) ?? []
  ).flatMap(termsOf);
}

function termsOf(identifier: string): readonly string[] {
  if (unspaced.test(identifier)) return pairsOf(identifier.toLowerCase());
  const words = splitIdentifier(identifier);
  const terms = words.filter((part) => part.length > 1 && !stopWords.has(part)).map(stem);
  const whole = words.length > 1 ? [stem(words.join(''))] : [];
  return [...terms, ...whole].filter((term) => term.length <= longestTerm);
}

/** Scripts that do not put spaces between words are searched by pairs of characters. */
function pairsOf(run: string): readonly string[] {
  const characters = run.match(/[\p{L}\p{N}]/gu) ?? [];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}
