import { fixLine } from '../anti-patterns/script-rule.ts';
import type { SourceText } from '../source-text.ts';
import { nodesOf, parseScript, positionOf } from '../typescript/parse-script.ts';
import { accessEdits } from './access-edits.ts';
import { callEdits } from './call-edits.ts';
import { conditionEdits } from './condition-edits.ts';
import type { LineRange } from './line-range.ts';
import { operatorEdits } from './operator-edits.ts';
import type { SmallEdit } from './small-edit.ts';

const kinds = [accessEdits, callEdits, conditionEdits, operatorEdits] as const;

/** The edits in some lines of TypeScript or JavaScript. */
export async function findScriptEdits(
  source: SourceText,
  { first, last }: LineRange,
): Promise<readonly SmallEdit[]> {
  const script = await parseScript(source);
  const found: SmallEdit[] = [];
  for (const node of nodesOf(script)) {
    const { line } = positionOf(script, node);
    if (line < first || line > last) continue;
    for (const { slip, ...change } of kinds.flatMap((edits) => edits(node, script))) {
      const fix = fixLine(script, change);
      if (fix !== null) found.push({ slip, ...fix });
    }
  }
  return found;
}
