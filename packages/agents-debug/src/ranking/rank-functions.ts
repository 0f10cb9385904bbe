import type { FaultRanking, RankedFunction } from './fault-ranking.ts';
import type { FaultRecord } from './fault-record.ts';
import { rankBySignals } from './rank-by-signals.ts';
import type { Signals } from './signal.ts';

interface Ranked {
  /** One entry a function of the record. */
  readonly signals: readonly (Signals | null)[];
  readonly weights: Signals;
}

/** Ranks a record's functions by their signals. */
export function rankFunctions(record: FaultRecord, { signals, weights }: Ranked): FaultRanking {
  const ranks = rankBySignals(signals, weights);
  const functions = record.functions.flatMap(([file, name, line], index): RankedFunction[] => {
    const own = ranks[index];
    return own ? [{ index, file, name, line, ...own }] : [];
  });
  return {
    functions: functions.toSorted((a, b) => a.rank - b.rank),
    silent: whySilent(record, signals),
  };
}

function whySilent(
  { tests }: FaultRecord,
  signals: readonly (Signals | null)[],
): FaultRanking['silent'] {
  if (tests.every(({ passed }) => passed)) return 'no_failing_test';
  return signals.some((one) => one !== null) ? null : 'no_coverage_of_a_failing_test';
}
