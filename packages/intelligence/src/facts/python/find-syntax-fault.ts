import type { SyntaxFault } from '../source-facts.ts';
import { findIndentFault } from './find-indent-fault.ts';
import { nodesOf, textOf, type PythonNode } from './parse-python.ts';

/** The first place that is no Python 3; null when the file parses. */
export function findSyntaxFault(text: string, root: PythonNode): SyntaxFault | null {
  for (const node of nodesOf(root)) {
    if (node.kind === 'ERROR' || node.kind === 'MISSING') return describeError(text, node);
    const message = oldPython(text, node) ?? misplaced(node);
    if (message !== null) return { line: node.line, message };
    const fault = findIndentFault(text, node);
    if (fault !== null) return fault;
  }
  return null;
}

/** What the grammar does not know. */
function describeError(text: string, node: PythonNode): SyntaxFault {
  const innermost = [...nodesOf(node)].findLast(({ kind }) => kind === 'ERROR') ?? node;
  const came = textOf(text, innermost).split('\n')[0]?.trim().slice(0, 60) ?? '';
  const message =
    came === '' ? 'something is missing here' : `Python does not parse at \`${came}\``;
  return { line: innermost.line, message };
}

/** The grammar still takes what Python 2 took. */
function oldPython(text: string, node: PythonNode): string | null {
  const { kind, children } = node;
  const only = (what: string): string => `${what} is of Python 2, and Python 3 does not parse it`;
  if (kind === 'print_statement' || kind === 'exec_statement') {
    return only(`the statement ${kind.split('_')[0] ?? ''}`);
  }
  if (kind === 'raise_statement' && children[0]?.kind === 'expression_list') {
    return only('raise with a comma');
  }
  if (kind === 'string' && text[node.start] === '`') return only('text in backticks');
  if (kind === 'integer' && /^0[\d_]*[1-9]/.test(textOf(text, node))) {
    return only('a number that begins with 0');
  }
  if (kind !== 'comparison_operator') return null;
  const isOld = children.some(({ end }, at) => {
    const next = children[at + 1];
    return next !== undefined && text.slice(end, next.start).trim() === '<>';
  });
  return isOld ? only('<>') : null;
}

function misplaced({ kind, children, parent }: PythonNode): string | null {
  if (kind === 'expression_statement' && children[0]?.kind === 'named_expression') {
    return 'a value is set by `:=` where a statement is: that is `=`';
  }
  if (kind !== 'return_statement') return null;
  for (let up = parent; up !== null; up = up.parent) {
    if (up.kind === 'function_definition') return null;
  }
  return '`return` outside of a function';
}
