import { factsOf } from '../facts/fact.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { MeasuredRank } from './measured-rank.ts';
import { measuredRanks } from './measured-ranks.ts';

/** How often a first place that was found in the same way was right. */
export interface Confidence {
  readonly method: string;
  /** Bugs of the benchmark whose first place was right. */
  readonly right: number;
  readonly bugs: number;
  readonly tiedWith: number;
  /** Of `right` by `bugs`, shared evenly among those that tie. */
  readonly score: number;
}

const measured: Readonly<Record<string, MeasuredRank>> = measuredRanks;

/**
 * Of the first suspect; null where there is none, or no benchmark measured how it was found: calls
 * of traces were measured with their sources at hand.
 */
export function confidenceOf(suspects: readonly SuspectPlace[]): Confidence | null {
  const [first] = suspects;
  if (!first || !Object.hasOwn(measured, first.method)) return null;
  if (first.method === 'stack' && !isSeen(first)) return null;
  const { bugs, top1 } = measured[first.method] as MeasuredRank;
  const tiedWith = suspects.filter(({ rank }) => rank === first.rank).length - 1;
  return { method: first.method, right: top1, bugs, tiedWith, score: top1 / bugs / (tiedWith + 1) };
}

/** Whether a call of a trace was found in its source. */
function isSeen({ facts }: SuspectPlace): boolean {
  return factsOf(facts, 'stack_frame').some(({ detail }) => detail !== null);
}
