import type { FaultRanking } from './fault-ranking.ts';
import type { FaultRecord } from './fault-record.ts';
import { fittedWeights } from './fitted-weights.ts';
import { measureSignals } from './measure-signals.ts';
import { rankFunctions } from './rank-functions.ts';
import type { Signals } from './signal.ts';

/**
 * Ranks the functions of a test run by how likely each holds the fault, most likely first. Needs
 * one failing test; says so in `silent` where there is none. How often its ranks were right is in
 * `docs/localisation.md`.
 */
export function localizeFaults(
  record: FaultRecord,
  { weights = fittedWeights }: { readonly weights?: Signals } = {},
): FaultRanking {
  return rankFunctions(record, { signals: measureSignals(record), weights });
}
