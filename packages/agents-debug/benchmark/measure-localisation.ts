import { mapSignals } from '../src/ranking/map-signals.ts';
import { measureSignals } from '../src/ranking/measure-signals.ts';
import { neutralWeights } from '../src/ranking/neutral-weights.ts';
import { rankFunctions } from '../src/ranking/rank-functions.ts';
import { signalNames, type SignalName, type Signals } from '../src/ranking/signal.ts';
import { bestFixedRank } from './best-fixed-rank.ts';
import { countTops, type Tops } from './count-tops.ts';
import { expectByChance } from './expect-by-chance.ts';
import { fitOnAll, leaveOneOut, type Fold } from './leave-one-out.ts';
import { groupBySuite } from './group-by-suite.ts';
import { measureLines, type LineLocalisation } from './measure-lines.ts';
import { measureOthers, type OtherBug } from './measure-others.ts';
import type { KnownBugs } from './read-records.ts';
import { stackRanks } from './stack-ranks.ts';

export interface Localisation {
  readonly folds: readonly Fold[];
  /** Weights fitted on all bugs. */
  readonly fitted: Signals;
  /** Rank of plain Ochiai, one a bug. */
  readonly ochiai: readonly number[];
  readonly ranking: Tops;
  /** The same where only files of tests can be told apart. */
  readonly bySuite: Tops;
  readonly neutral: Tops;
  /** Neutral weights, one signal left out. */
  readonly without: Readonly<Record<SignalName, Tops>>;
  /** Of all projects: it has no weights. */
  readonly stack: Tops;
  readonly chance: Tops;
  /** Bugs of other projects, by the weights fitted on Express. */
  readonly others: readonly OtherBug[];
  readonly lines: LineLocalisation;
}

/** Everything that docs/localisation.md and the confidence of a report are made of. */
export function measureLocalisation({ express: records, others, lines }: KnownBugs): Localisation {
  const ranksWith = (weights: Signals) =>
    records.map((record) =>
      bestFixedRank(
        rankFunctions(record, { signals: measureSignals(record), weights }),
        record.fixed,
      ),
    );
  const folds = leaveOneOut(records);
  const fitted = fitOnAll(records);
  const without = signalNames.map((left) => [
    left,
    countTops(ranksWith(mapSignals((name) => (name === left ? 0 : neutralWeights[name])))),
  ]);
  const ochiai = ranksWith(mapSignals((name) => (name === 'spectrum' ? 1 : 0)));
  return {
    folds,
    fitted,
    ochiai,
    ranking: countTops(folds.map(({ rank }) => rank)),
    bySuite: countTops(leaveOneOut(records.map(groupBySuite)).map(({ rank }) => rank)),
    neutral: countTops(ranksWith(neutralWeights)),
    without: Object.fromEntries(without) as Record<SignalName, Tops>,
    stack: countTops(stackRanks([...records, ...others])),
    chance: {
      bugs: records.length,
      top1: expectByChance(records, 1),
      top3: expectByChance(records, 3),
      top5: expectByChance(records, 5),
      top10: expectByChance(records, 10),
    },
    others: measureOthers(others, fitted),
    lines: measureLines(lines),
  };
}
