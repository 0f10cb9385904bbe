import type { Candidate } from './candidate.ts';

/** The chunks of one file, best first. */
export interface FileHit {
  readonly best: Candidate;
  readonly others: readonly Candidate[];
  readonly score: number;
}

/** How much each further chunk of a file counts, to its power: one good place is better than many poor. */
const furtherWeight = 0.2;

/** Files by their chunks, best first: who asks wants several places to look, not one place in parts. */
export function groupByFile(ranked: readonly Candidate[]): readonly FileHit[] {
  const files = Map.groupBy(ranked, ({ path }) => path);
  return [...files.values()]
    .flatMap(([best, ...others]) => (best ? [{ best, others, score: sum([best, ...others]) }] : []))
    .sort((one, other) => other.score - one.score);
}

function sum(chunks: readonly Candidate[]): number {
  return chunks.reduce((total, { score }, at) => total + score * furtherWeight ** at, 0);
}
