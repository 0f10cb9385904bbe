import type { SolvedRecord } from '../src/ranking/fault-record.ts';
import { measureSignals } from '../src/ranking/measure-signals.ts';
import { rankFunctions } from '../src/ranking/rank-functions.ts';
import { signalNames, type Signals } from '../src/ranking/signal.ts';
import { bestFixedRank } from './best-fixed-rank.ts';
import { fitWeights, type FittedBug } from './fit-weights.ts';

export interface Fold {
  readonly bug: string;
  /** Rank of the best-ranked fixed function. */
  readonly rank: number;
  /** Fitted on the other bugs. */
  readonly weights: Signals;
}

/** Ranks each bug with weights that were fitted on the others alone. */
export function leaveOneOut(records: readonly SolvedRecord[]): readonly Fold[] {
  const measured = records.map((record) => ({ record, signals: measureSignals(record) }));
  const bugs = measured.map(toFittedBug);
  return measured.map(({ record, signals }, left) => {
    const weights = fitWeights(bugs.filter((_, number) => number !== left));
    const ranking = rankFunctions(record, { signals, weights });
    return { bug: record.bug, rank: bestFixedRank(ranking, record.fixed), weights };
  });
}

/** The weights fitted on all bugs: those for bugs that are not among them. */
export function fitOnAll(records: readonly SolvedRecord[]): Signals {
  return fitWeights(
    records.map((record) => toFittedBug({ record, signals: measureSignals(record) })),
  );
}

function toFittedBug(measured: {
  readonly record: SolvedRecord;
  readonly signals: readonly (Signals | null)[];
}): FittedBug {
  const { record, signals } = measured;
  const ran = signals.flatMap((one, index) => (one === null ? [] : [{ one, index }]));
  return {
    candidates: ran.map(({ one }) => signalNames.map((name) => one[name])),
    fixed: ran.map(({ index }) => record.fixed.includes(index)),
  };
}
