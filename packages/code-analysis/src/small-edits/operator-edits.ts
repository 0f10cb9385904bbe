import type { BinaryExpression } from 'typescript-api';
import type { Script } from '../typescript/parse-script.ts';
import { replaceNode, type ScriptEdit, type ScriptEdits } from './script-edit.ts';
import type { Slip } from './small-edit.ts';

const others: Readonly<Record<string, readonly (readonly [slip: Slip, operator: string])[]>> = {
  '<': [
    ['border', '<='],
    ['condition', '>'],
  ],
  '<=': [
    ['border', '<'],
    ['condition', '>='],
  ],
  '>': [
    ['border', '>='],
    ['condition', '<'],
  ],
  '>=': [
    ['border', '>'],
    ['condition', '<='],
  ],
  '===': [['negation', '!==']],
  '!==': [['negation', '===']],
  '==': [['negation', '!=']],
  '!=': [['negation', '==']],
  '&&': [['condition', '||']],
  '||': [
    ['condition', '&&'],
    ['empty value', '??'],
  ],
  '??': [['condition', '||']],
  '+': [['operator', '-']],
  '-': [['operator', '+']],
  '*': [['operator', '/']],
  '/': [['operator', '*']],
  '%': [['operator', '/']],
  '+=': [['operator', '-=']],
  '-=': [['operator', '+=']],
  '*=': [['operator', '/=']],
  '/=': [['operator', '*=']],
  '=': [['operator', '+=']],
};

/** Another operator in its place; and without the `+ 1` or `- 1` that one has too much. */
export const operatorEdits: ScriptEdits = (node, script) => {
  if (!script.ts.isBinaryExpression(node)) return [];
  const { operatorToken } = node;
  const swaps = others[operatorToken.getText(script.file)] ?? [];
  return [
    ...withoutOne(node, script),
    ...swaps
      .filter(([, operator]) => operator !== '+=' || addsUp(node, script))
      .filter(([, operator]) => operator !== '+' || !isOrder(node, script))
      .map(([slip, operator]) => replaceNode(slip, script, operatorToken, operator)),
  ];
};

function withoutOne(node: BinaryExpression, script: Script): readonly ScriptEdit[] {
  const { ts, file } = script;
  const operator = node.operatorToken.getText(file);
  const isOne = ts.isNumericLiteral(node.right) && node.right.text === '1';
  if (!isOne || (operator !== '+' && operator !== '-')) return [];
  return [replaceNode('off by one', script, node, node.left.getText(file))];
}

/** `sum = item` inside of a loop, as a statement, may be meant to add. */
function addsUp(node: BinaryExpression, { ts, file }: Script): boolean {
  if (node.operatorToken.getText(file) !== '=') return true;
  if (!ts.isExpressionStatement(node.parent) || !ts.isIdentifier(node.left)) return false;
  for (let up = node.parent.parent; up; up = up.parent) {
    if (ts.isIterationStatement(up, false)) return true;
    if (ts.isFunctionLike(up)) return false;
  }
  return false;
}

/** `a - b` orders by a difference; a sum orders nothing, and may pass by accident. */
function isOrder(node: BinaryExpression, { ts, file }: Script): boolean {
  const call = node.parent.parent;
  if (!ts.isArrowFunction(node.parent) || !ts.isCallExpression(call)) return false;
  return /(?:^|\.)(?:sort|toSorted)$/.test(call.expression.getText(file));
}
