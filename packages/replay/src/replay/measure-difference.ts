import type { JsonObject } from '@parallel-dispatcher/schema';
import { commonEnds } from './common-ends.ts';
import { findDifferences, type Difference } from './find-differences.ts';

/** Another tool, method or agent is another question, whatever else is alike. */
const weights: Readonly<Record<string, number>> = { tool: 100, method: 10, agent: 10 };

/** How unlike two requests are: 0 for the same, about 1 for each place that has nothing in common. */
export function measureDifference(recorded: JsonObject, asked: JsonObject): number {
  return findDifferences(recorded, asked)
    .map((difference) => weights[String(difference.path[0])] ?? measureLeaf(difference))
    .reduce((sum, each) => sum + each, 0);
}

/** Texts with the same begin and end are alike. */
function measureLeaf({ recorded, asked }: Difference): number {
  if (typeof recorded !== 'string' || typeof asked !== 'string') return 1;
  const { begin, end } = commonEnds(recorded, asked);
  return 1 - (begin + end) / (Math.max(recorded.length, asked.length) + 1);
}
