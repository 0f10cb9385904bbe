import type { FunctionMetrics } from '../source-facts.ts';
import { childOf, type PythonNode } from './parse-python.ts';

const blocks = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'try_statement',
  'with_statement',
  'match_statement',
]);
const branches = new Set([
  'if_statement',
  'elif_clause',
  'for_statement',
  'while_statement',
  'except_clause',
  'case_clause',
  'conditional_expression',
  'boolean_operator',
  'if_clause',
]);
/** Dearer the deeper they stand. */
const nestingCosts = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'match_statement',
  'except_clause',
  'conditional_expression',
]);
const flatCosts = new Set(['elif_clause', 'else_clause']);

export function measureFunction(node: PythonNode): FunctionMetrics {
  let cyclomatic = 1;
  let cognitive = 0;
  let deepest = 0;
  const body = childOf(node, 'block');
  const waiting = body === undefined ? [] : [{ node: body, depth: 0 }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { kind } = at.node;
    if (kind === 'function_definition') continue;
    if (branches.has(kind)) cyclomatic++;
    if (nestingCosts.has(kind)) cognitive += 1 + outerDepth(kind, at.depth);
    else if (flatCosts.has(kind)) cognitive++;
    else if (kind === 'boolean_operator' && at.node.parent?.kind !== kind) cognitive++;
    const depth = at.depth + (blocks.has(kind) ? 1 : 0);
    deepest = Math.max(deepest, depth);
    for (const child of at.node.children) waiting.push({ node: child, depth });
  }
  return {
    cyclomatic,
    cognitive,
    depth: deepest,
    parameters: parametersOf(node).length,
    lines: node.endLine - node.line + 1,
  };
}

/** Parameters without `self`, `cls`, `*` and `/`. */
export function parametersOf(node: PythonNode): readonly PythonNode[] {
  const all = (childOf(node, 'parameters')?.children ?? []).filter(
    ({ kind }) => !/separator|comment/.test(kind),
  );
  return isMethod(node) ? all.slice(1) : all;
}

/** Methods take their object first, unless they are static. */
export function isMethod(node: PythonNode): boolean {
  const outer = node.parent?.kind === 'decorated_definition' ? node.parent : node;
  return outer.parent?.parent?.kind === 'class_definition';
}

/** An `except` lies in its `try`, and costs as much as an `if` in that place. */
function outerDepth(kind: string, depth: number): number {
  return kind === 'except_clause' ? Math.max(0, depth - 1) : depth;
}
