import { averageRanks, type SharedRank } from './average-ranks.ts';
import { mapSignals } from './map-signals.ts';
import type { Signals } from './signal.ts';
import { weigh } from './weigh.ts';

/** A place in a ranking, and why. */
export interface ScoredRank extends SharedRank {
  /** Only good for comparing within one ranking; null where no failing test ran it. */
  readonly score: number | null;
  /**
   * What each signal adds over the mean of all that a failing test ran: above 0 it speaks for this
   * one. They add up to the score less the mean score. Null where `score` is.
   */
  readonly shares: Signals | null;
}

/** One entry for each of `signals`, in their order. */
export function rankBySignals(
  signals: readonly (Signals | null)[],
  weights: Signals,
): readonly ScoredRank[] {
  // Rounded, so that equal evidence ties whatever the order it was added up in.
  const scores = signals.map((one) => one && Math.round(weigh(one, weights) * 1e9) / 1e9);
  const ranks = averageRanks(scores);
  const means = meanOf(signals.filter((one) => one !== null));
  return signals.map((own, index) => {
    const { rank, sharedBy } = ranks[index] ?? { rank: signals.length, sharedBy: 1 };
    const shares = own && shareOf(own, { means, weights });
    return { rank, sharedBy, score: scores[index] ?? null, shares };
  });
}

function shareOf(
  own: Signals,
  { means, weights }: { readonly means: Signals; readonly weights: Signals },
): Signals {
  return mapSignals((name) => (own[name] - means[name]) * weights[name]);
}

function meanOf(all: readonly Signals[]): Signals {
  return mapSignals(
    (name) => all.reduce((sum, one) => sum + one[name], 0) / Math.max(1, all.length),
  );
}
