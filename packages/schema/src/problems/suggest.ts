import { distance } from 'fastest-levenshtein';
import { findLookAlike } from './skeleton-of.ts';
import { wordParts } from './word-parts.ts';

/** Longer words are no typos of anything, and comparing them costs their length squared. */
const longestWord = 100;

/**
 * The candidate that a word most likely meant, or undefined when none is near: the same but for
 * case, separators, quotation marks and a plural, then one that looks the same, then the fewest
 * edits (two swapped letters count as one), at most a fifth of the longer word; then the only
 * candidate that is a part of the word (`debug` of `debug_agent`); then up to a third in edits; then
 * the only one that the word begins, that begins the word, or that shares a part with it.
 * Takes time in proportion to the candidates: do not call it in a loop over as many words.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || word.length > longestWord) return undefined;
  const folded = fold(word);
  return (
    candidates.find((candidate) => fold(candidate) === folded) ??
    findLookAlike(word, candidates) ??
    closest(folded, candidates, 1 / 5) ??
    only(candidates.filter((candidate) => wordParts(word).includes(candidate.toLowerCase()))) ??
    closest(folded, candidates, 1 / 3) ??
    extended(word, candidates)
  );
}

/** `taskId`, `task-id` and `TASK_ID` are all one, and so are `retry` and `retries`. */
function fold(word: string): string {
  const bare = word.toLowerCase().replaceAll(/[\s_.\-"'`\u2018-\u201f]/g, '');
  return singular(bare) || word;
}

function singular(word: string): string {
  return word.length > 4 ? word.replace(/ies$/, 'y') : word;
}

function closest(folded: string, candidates: readonly string[], share: number): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(folded.length, other.length) * share));
    if (Math.abs(other.length - folded.length) > allowed) continue;
    const edits = isSwap(folded, other) ? 1 : distance(folded, other);
    // One edit turns any letter into any other: a word of one letter has no typos.
    if (edits > allowed || edits >= Math.min(folded.length, other.length)) continue;
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Whether the words differ in two neighbouring letters that changed places. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

function extended(word: string, candidates: readonly string[]): string | undefined {
  const folded = fold(word);
  if (folded.length < 3) return undefined;
  const parts = wordParts(word).filter((part) => part.length > 3);
  return (
    only(candidates.filter((candidate) => fold(candidate).startsWith(folded))) ??
    only(candidates.filter((candidate) => isHead(fold(candidate), folded))) ??
    only(candidates.filter((candidate) => wordParts(candidate).includes(folded))) ??
    only(candidates.filter((candidate) => isNear(folded, wordParts(candidate)))) ??
    only(candidates.filter((candidate) => parts.some((part) => isNear(part, wordParts(candidate)))))
  );
}

function isNear(word: string, others: readonly string[]): boolean {
  return closest(word, others, 1 / 5) !== undefined;
}

/** `debug` of `debugger`: long enough to say something. */
function isHead(candidate: string, folded: string): boolean {
  return candidate.length > 3 && folded.startsWith(candidate);
}

function only(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
}
