import type { Node } from 'typescript-api';
import type { Script } from '../typescript/parse-script.ts';
import { replaceNode, type ScriptEdits } from './script-edit.ts';

/** What is read of nothing is nothing, and over nothing a loop makes no turn. */
export const accessEdits: ScriptEdits = (node, script) => {
  const { ts, file } = script;
  if (ts.isForOfStatement(node)) {
    const { expression } = node;
    return [replaceNode('empty value', script, expression, `${expression.getText(file)} ?? []`)];
  }
  if (ts.isPropertyAccessExpression(node) && node.questionDotToken === undefined) {
    if (isWritten(node, script) || isNamespace(node.expression, script)) return [];
    const start = node.expression.getEnd();
    const end = node.name.getStart(file);
    return [{ slip: 'empty value', start, end, text: '?.' }];
  }
  if (ts.isElementAccessExpression(node) && node.questionDotToken === undefined) {
    if (isWritten(node, script)) return [];
    const at = node.expression.getEnd();
    return [{ slip: 'empty value', start: at, end: at, text: '?.' }];
  }
  return [];
};

function isWritten(node: Node, { ts }: Script): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node) {
    const { kind } = parent.operatorToken;
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  return ts.isDeleteExpression(parent) || ts.isPostfixUnaryExpression(parent);
}

/** `this`, `super`, `Math` and what else is there for certain. */
function isNamespace(node: Node, { ts, file }: Script): boolean {
  const certain =
    node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword;
  return (
    certain || (ts.isIdentifier(node) && /^[A-Z]|^(?:console|process)$/.test(node.getText(file)))
  );
}
