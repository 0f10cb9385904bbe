import type { SolvedRecord } from '../src/ranking/fault-record.ts';
import { measureSignals } from '../src/ranking/measure-signals.ts';

/** How many bugs a random order of the functions that failing tests ran would find, on average. */
export function expectByChance(records: readonly SolvedRecord[], place: number): number {
  return records.reduce((sum, record) => {
    const signals = measureSignals(record);
    const ran = signals.filter((one) => one !== null).length;
    const right = record.fixed.filter((index) => signals[index] != null).length;
    let missed = 1;
    for (let at = 0; at < Math.min(place, ran); at++)
      missed *= Math.max(0, ran - right - at) / (ran - at);
    return sum + 1 - missed;
  }, 0);
}
