import { averageRanks } from '../src/ranking/average-ranks.ts';
import type { SolvedRecord } from '../src/ranking/fault-record.ts';
import { functionsOnStack } from '../src/ranking/functions-on-stack.ts';

/**
 * Ranks by the stack alone: functions of the project, those nearest a throw first. One entry a bug
 * that has such a function; infinite where none of them was fixed.
 */
export function stackRanks(records: readonly SolvedRecord[]): readonly number[] {
  return records.flatMap((record) => {
    const nearness = new Map<number, number>();
    for (const test of record.tests) {
      if (test.passed) continue;
      functionsOnStack(record.functions, test).forEach((index, depth) => {
        nearness.set(index, Math.max(nearness.get(index) ?? -Infinity, -depth));
      });
    }
    const ranks = averageRanks([...nearness.values()]);
    const right = [...nearness.keys()].flatMap((index, at) =>
      record.fixed.includes(index) ? [ranks[at]?.rank ?? Infinity] : [],
    );
    return nearness.size === 0 ? [] : [Math.min(...right)];
  });
}
