import { distance } from 'fastest-levenshtein';
import { findLookAlike } from './skeleton-of.ts';

/** Longer words are no typos of anything, and comparing them costs their length squared. */
const longestWord = 100;

/**
 * The candidate that a word most likely meant, or undefined when none is near: the same but for
 * case and separators, then one that looks the same, then the fewest edits (two swapped letters count as one, at most a third of
 * the longer word), then the only candidate that the word begins or that begins the word, or has it as a part.
 * Takes time in proportion to the candidates: do not call it in a loop over as many words.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || word.length > longestWord) return undefined;
  const folded = fold(word);
  const exact = candidates.find((candidate) => fold(candidate) === folded);
  return (
    exact ??
    findLookAlike(word, candidates) ??
    closest(folded, candidates) ??
    extended(folded, candidates)
  );
}

/** `taskId`, `task-id` and `TASK_ID` are all one. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_.-]/g, '') || word;
}

function closest(folded: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(folded.length, other.length) / 3));
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

function extended(folded: string, candidates: readonly string[]): string | undefined {
  if (folded.length < 3) return undefined;
  return (
    only(candidates.filter((candidate) => fold(candidate).startsWith(folded))) ??
    only(candidates.filter((candidate) => isHead(fold(candidate), folded))) ??
    only(candidates.filter((candidate) => partsOf(candidate).includes(folded))) ??
    only(candidates.filter((candidate) => closest(folded, partsOf(candidate)) !== undefined))
  );
}

/** `debug` of `debugger`: long enough to say something. */
function isHead(candidate: string, folded: string): boolean {
  return candidate.length > 3 && folded.startsWith(candidate);
}

function partsOf(candidate: string): readonly string[] {
  const parts = candidate.toLowerCase().split(/[\s_.-]/);
  return parts.length > 1 ? parts.filter((part) => part.length > 2) : [];
}

function only(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
}
