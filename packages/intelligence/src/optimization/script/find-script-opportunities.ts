import ts from 'typescript';
import { hasModifier, isFunctionNode } from '../../facts/script/function-node.ts';
import { childrenOf, lineOf, parseScript } from '../../facts/script/parse-script.ts';
import type { Source } from '../../facts/source-facts.ts';
import type { Opportunity } from '../opportunity.ts';
import { scriptAdvice } from './advice.ts';
import { kindOf, type Place } from './kind-of.ts';

const repeating = /^(?:map|forEach|filter|some|every|find|findIndex|flatMap|reduce|reduceRight)$/;

/** Walks a file and knows at each node whether it runs in a loop and in an async function. */
export function findScriptOpportunities(source: Source): readonly Opportunity[] {
  const found: Opportunity[] = [];
  const start: Place = { node: parseScript(source), loop: null, isAsync: false };
  const waiting: Place[] = [start];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const kind = kindOf(place);
    if (kind !== null) {
      const code = place.node.getText().replaceAll(/\s+/g, ' ').slice(0, 100);
      found.push({ kind, line: lineOf(place.node), code, ...scriptAdvice[kind] });
    }
    for (const node of childrenOf(place.node)) waiting.push(enter(node, place));
  }
  return found;
}

function enter(node: ts.Node, outer: Place): Place {
  if (isFunctionNode(node)) {
    const isAsync = hasModifier(node, ts.SyntaxKind.AsyncKeyword);
    return { node, isAsync, loop: isRepeated(node) ? node : null };
  }
  const { parent } = node;
  // What a loop starts with runs once; its condition and its body run each turn.
  const runsOnce =
    (ts.isForStatement(parent) && node === parent.initializer) ||
    ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && node === parent.expression);
  const loop = ts.isIterationStatement(parent, false) && !runsOnce ? parent : outer.loop;
  return { node, isAsync: outer.isAsync, loop };
}

/** A callback that a list calls for each of its items. */
function isRepeated(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  const { expression } = parent;
  return ts.isPropertyAccessExpression(expression) && repeating.test(expression.name.text);
}
