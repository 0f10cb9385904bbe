import { averageRanks } from './average-ranks.ts';
import type { FaultRanking, RankedFunction } from './fault-ranking.ts';
import type { FaultRecord } from './fault-record.ts';
import { mapSignals } from './map-signals.ts';
import type { Signals } from './signal.ts';
import { weigh } from './weigh.ts';

interface Ranked {
  /** One entry a function of the record. */
  readonly signals: readonly (Signals | null)[];
  readonly weights: Signals;
}

/** Ranks a record's functions by their signals. */
export function rankFunctions(record: FaultRecord, { signals, weights }: Ranked): FaultRanking {
  // Rounded, so that equal evidence ties whatever the order it was added up in.
  const scores = signals.map((one) => one && Math.round(weigh(one, weights) * 1e9) / 1e9);
  const ranks = averageRanks(scores);
  const means = meanOf(signals.filter((one) => one !== null));
  const functions = record.functions.map(([file, name, line], index): RankedFunction => {
    const own = signals[index] ?? null;
    const { rank, sharedBy } = ranks[index] ?? { rank: record.functions.length, sharedBy: 1 };
    const shares = own && shareOf(own, { means, weights });
    return { index, file, name, line, rank, sharedBy, score: scores[index] ?? null, shares };
  });
  return {
    functions: functions.toSorted((a, b) => a.rank - b.rank),
    silent: whySilent(record, signals),
  };
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

function whySilent(
  { tests }: FaultRecord,
  signals: readonly (Signals | null)[],
): FaultRanking['silent'] {
  if (tests.every(({ passed }) => passed)) return 'no_failing_test';
  return signals.some((one) => one !== null) ? null : 'no_coverage_of_a_failing_test';
}
