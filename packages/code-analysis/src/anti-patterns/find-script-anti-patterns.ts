import type { SourceText } from '../source-text.ts';
import { nodesOf, parseScript } from '../typescript/parse-script.ts';
import type { AntiPattern } from './anti-pattern.ts';
import { assignmentInCondition } from './assignment-in-condition.ts';
import { emptyCatch } from './empty-catch.ts';
import { looseEquality } from './loose-equality.ts';
import { missingAwait } from './missing-await.ts';
import { mutationDuringIteration } from './mutation-during-iteration.ts';
import { offByOneLength } from './off-by-one-length.ts';
import { parseIntRadix } from './parse-int-radix.ts';

const rules = [
  assignmentInCondition,
  emptyCatch,
  looseEquality,
  missingAwait,
  mutationDuringIteration,
  offByOneLength,
  parseIntRadix,
] as const;

export async function findScriptAntiPatterns(source: SourceText): Promise<readonly AntiPattern[]> {
  const script = await parseScript(source);
  const found: AntiPattern[] = [];
  for (const node of nodesOf(script)) {
    for (const rule of rules) {
      const one = rule(node, script);
      if (one) found.push(one);
    }
  }
  return found;
}
