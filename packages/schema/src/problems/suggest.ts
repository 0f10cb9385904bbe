import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate a typo most likely meant, or undefined when none is near.
 * Near is at most a third of the longer word, and at least one edit.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const folded = word.toLowerCase();
  const sameFolded = candidates.find((candidate) => candidate.toLowerCase() === folded);
  if (sameFolded !== undefined) return sameFolded;
  const best = closest(word, candidates);
  const allowed = Math.max(1, Math.floor(Math.max(word.length, best.length) / 3));
  return distance(word, best) <= allowed ? best : undefined;
}
