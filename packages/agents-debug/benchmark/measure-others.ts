import type { SolvedRecord } from '../src/ranking/fault-record.ts';
import { mapSignals } from '../src/ranking/map-signals.ts';
import { measureSignals } from '../src/ranking/measure-signals.ts';
import { rankFunctions } from '../src/ranking/rank-functions.ts';
import type { Signals } from '../src/ranking/signal.ts';
import { bestFixedRank } from './best-fixed-rank.ts';

/** How one bug of another project was ranked. */
export interface OtherBug {
  readonly bug: string;
  /** `Hexo` of `Hexo-1`. */
  readonly project: string;
  /** By the weights that were fitted on Express. */
  readonly rank: number;
  readonly ochiai: number;
}

/** Ranks bugs of projects that the weights never saw. */
export function measureOthers(
  records: readonly SolvedRecord[],
  fitted: Signals,
): readonly OtherBug[] {
  const spectrumAlone = mapSignals((name) => (name === 'spectrum' ? 1 : 0));
  return records.map((record) => {
    const signals = measureSignals(record);
    const rankBy = (weights: Signals) =>
      bestFixedRank(rankFunctions(record, { signals, weights }), record.fixed);
    const { bug } = record;
    const project = bug.replace(/-\d+$/, '');
    return { bug, project, rank: rankBy(fitted), ochiai: rankBy(spectrumAlone) };
  });
}
