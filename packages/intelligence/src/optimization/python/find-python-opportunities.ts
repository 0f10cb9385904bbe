import { childOf, parsePython, textOf, type PythonNode } from '../../facts/python/parse-python.ts';
import type { Opportunity } from '../opportunity.ts';
import { pythonAdvice, type PythonKind } from './advice.ts';

interface Place {
  readonly node: PythonNode;
  readonly isInLoop: boolean;
  readonly isAsync: boolean;
}

const blocking =
  /^(?:time\.sleep|requests\.\w+|urllib\.request\.\w+|subprocess\.(?:run|call|check_\w+)|open|input|socket\.\w+)$/;
const queries =
  /(?:^|\.)(?:execute|query|requests\.\w+|objects\.(?:get|filter)|find_one|get_by_id|urlopen)$/;
const patterns = /^re\.(?:compile|match|search|sub|findall|fullmatch|finditer|split)$/;
const repeated = new Set(['for_statement', 'while_statement']);
const comprehensions = /_comprehension$|^generator_expression$/;

/** Walks a file and knows at each node whether it runs in a loop and in an async function. */
export function findPythonOpportunities(text: string): readonly Opportunity[] {
  const root = parsePython(text);
  const lists = listNames(text, root);
  const found: Opportunity[] = [];
  const waiting: Place[] = [{ node: root, isInLoop: false, isAsync: false }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const kind = kindOf(text, place, lists);
    if (kind !== null) {
      const { node } = place;
      const code = textOf(text, node).replaceAll(/\s+/g, ' ').slice(0, 100);
      found.push({ kind, line: node.line, code, ...pythonAdvice[kind] });
    }
    for (const child of place.node.children) waiting.push(enter(text, child, place));
  }
  return found;
}

function enter(text: string, node: PythonNode, outer: Place): Place {
  if (node.kind === 'function_definition') {
    return { node, isInLoop: false, isAsync: /^async\b/.test(textOf(text, node)) };
  }
  const { parent } = node;
  const isBody = parent !== null && repeated.has(parent.kind) && node.kind === 'block';
  const isPart =
    parent !== null && comprehensions.test(parent.kind) && node.kind !== 'for_in_clause';
  return { node, isAsync: outer.isAsync, isInLoop: outer.isInLoop || isBody || isPart };
}

function kindOf(
  text: string,
  { node, isInLoop, isAsync }: Place,
  lists: ReadonlySet<string>,
): PythonKind | null {
  if (node.kind === 'call')
    return callKind(calleeOf(text, node), { text, node, isInLoop, isAsync });
  if (!isInLoop) return null;
  if (node.kind === 'await') return 'await-in-loop';
  if (node.kind === 'augmented_assignment') return addsText(text, node) ? 'text-in-loop' : null;
  if (node.kind !== 'comparison_operator') return null;
  const list = node.children.at(-1);
  const isMembership = /\bin\s+[\w.]+$/.test(textOf(text, node));
  return isMembership && list !== undefined && lists.has(textOf(text, list))
    ? 'linear-lookup-in-loop'
    : null;
}

interface Call extends Place {
  readonly text: string;
}

function callKind(callee: string, { text, node, isInLoop, isAsync }: Call): PythonKind | null {
  if (isAsync && blocking.test(callee)) return 'blocking-call-in-async';
  if (callee.endsWith('.iterrows')) return 'row-by-row';
  if (!isInLoop) return null;
  if (queries.test(callee)) return 'query-in-loop';
  if (patterns.test(callee)) return 'pattern-in-loop';
  if (/^json\.(?:loads|dumps)$/.test(callee)) return 'json-in-loop';
  if (/^(?:copy\.)?deepcopy$/.test(callee)) return 'copy-in-loop';
  if (callee === 'sorted' || callee.endsWith('.sort')) return 'sort-in-loop';
  const first = childOf(node, 'argument_list')?.children[0];
  const isAtStart = first !== undefined && textOf(text, first) === '0';
  return /\.(?:pop|insert)$/.test(callee) && isAtStart ? 'shift-in-loop' : null;
}

function calleeOf(text: string, node: PythonNode): string {
  const callee = node.children[0];
  return callee === undefined ? '' : textOf(text, callee);
}

/** `s += "..."`, `s += f"..."` and `s += a + "..."`. */
function addsText(text: string, node: PythonNode): boolean {
  const right = node.children.at(-1);
  if (right === undefined || !/\+=/.test(textOf(text, node))) return false;
  if (right.kind === 'string') return true;
  return right.kind === 'binary_operator' && right.children.some(({ kind }) => kind === 'string');
}

/** Names that are given a list somewhere, and nothing else. */
function listNames(text: string, root: PythonNode): ReadonlySet<string> {
  const lists = new Set<string>();
  const others = new Set<string>();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    waiting.push(...node.children);
    const name = node.children[0];
    const value = node.children.at(-1);
    if (node.kind === 'typed_parameter' && name !== undefined) {
      const isList = /:\s*(?:list|List)\b/.test(textOf(text, node));
      (isList ? lists : others).add(textOf(text, name));
    }
    if (node.kind !== 'assignment' || name === undefined || value === undefined) continue;
    const isList = value.kind.startsWith('list') || /^(?:list|sorted)\(/.test(textOf(text, value));
    (isList ? lists : others).add(textOf(text, name));
  }
  return new Set([...lists].filter((name) => !others.has(name)));
}
