import { skeletonOf, suggest } from '@parallel-dispatcher/schema';
import { foldId } from './fold-id.ts';
import type { TaskNumbers } from './number-tasks.ts';

/** Longer words are not typos of an id, and comparing grows with their square. */
const maxWordLength = 200;
/** How many ids one report compares in all, about 0.2 s at worst, and how many for one word. */
const maxComparisons = 100_000;
const maxComparisonsPerWord = 20_000;

/** Finds the id a word most likely meant. Stops comparing when the report's share of work is used. */
export type TaskSuggester = (word: string) => string | undefined;

export function createTaskSuggester(ids: readonly string[], numbers: TaskNumbers): TaskSuggester {
  let comparisonsLeft = maxComparisons;
  let bySkeleton: ReadonlyMap<string, string> | undefined;
  return (word) => {
    if (word.length > maxWordLength) return undefined;
    const sameFolded = numbers.byFolded.get(foldId(word.trim()));
    if (sameFolded !== undefined) return ids[sameFolded];
    bySkeleton ??= new Map(ids.map((id) => [foldId(skeletonOf(id)), id]));
    const alike = bySkeleton.get(foldId(skeletonOf(word.trim())));
    if (alike !== undefined) return alike;
    // One or two characters are near to every short id: a guess would mislead.
    if (word.length < 3 || comparisonsLeft === 0) return undefined;
    const candidates: string[] = [];
    const limit = Math.min(maxComparisonsPerWord, comparisonsLeft);
    for (const id of ids) {
      if (candidates.length === limit) break;
      const longer = Math.max(id.length, word.length);
      const near = Math.abs(id.length - word.length) <= longer / 3 || id.startsWith(word);
      if (longer <= maxWordLength && near) {
        candidates.push(id);
      }
    }
    comparisonsLeft -= candidates.length;
    return suggest(word, candidates);
  };
}
