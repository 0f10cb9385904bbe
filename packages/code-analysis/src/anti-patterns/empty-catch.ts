import type { ScriptRule } from './script-rule.ts';
import { lineOf } from './script-rule.ts';

/** A catch block with nothing in it, not even a comment that says why. */
export const emptyCatch: ScriptRule = (node, script) => {
  if (!script.ts.isCatchClause(node) || node.block.statements.length > 0) return undefined;
  if (node.block.getText(script.file).slice(1, -1).trim() !== '') return undefined;
  return {
    rule: 'empty-catch',
    line: lineOf(script, node),
    message: 'the catch block is empty: an error here disappears',
    fix: null,
  };
};
