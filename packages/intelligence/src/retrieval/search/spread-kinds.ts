import type { SourceKind } from '../workspace/source-file.ts';

interface Ranked {
  readonly kind: SourceKind;
  readonly score: number;
}

/** So many of one kind one after the other, then the best of another one that has something to say. */
const mostInARow = 3;
/** Of the best score: what has less has next to nothing to do with the question. */
const leastShare = 0.1;

/**
 * Ranked hits, best first, without one kind crowding out the others: where a workspace has many
 * documents on a subject, the code comes among the first, too.
 */
export function spreadKinds<Hit extends Ranked>(ranked: readonly Hit[]): readonly Hit[] {
  const left = [...ranked];
  const least = (left[0]?.score ?? 0) * leastShare;
  const spread: Hit[] = [];
  while (left.length > 0) {
    const last = spread.slice(-mostInARow);
    const [first] = last;
    const isFull = last.length === mostInARow && last.every(({ kind }) => kind === first?.kind);
    const other = left.findIndex(({ kind, score }) => kind !== first?.kind && score >= least);
    spread.push(...left.splice(isFull ? Math.max(0, other) : 0, 1));
  }
  return spread;
}
