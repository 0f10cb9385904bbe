import type { Problems } from '../../contract/problem.ts';
import { hasNestedRepeat } from '../../regular-expressions/has-nested-repeat.ts';
import { isLinearPattern } from '../../regular-expressions/is-linear-pattern.ts';
import { parsePattern } from '../../typescript/support/parse-pattern.ts';
import type { PatternNode } from '../../typescript/support/pattern-node.ts';
import { pythonText } from '../literal.ts';
import { translatePattern } from './translate-pattern.ts';

/** Python source of a pattern that is matched in linear time. */
export function emitPattern(
  pattern: string,
  { at, problems }: { readonly at: string; readonly problems: Problems },
): string {
  try {
    void new RegExp(pattern, 'u');
    if (isLinearPattern(pattern)) return regular(pattern);
    return `LinearPattern(${treeSource(parsePattern(pattern))})`;
  } catch (error) {
    problems.add({
      code: 'UNSUPPORTED_PATTERN',
      at,
      message: `The pattern ${pythonText(pattern)} cannot be matched in linear time. ${error instanceof Error ? error.message : ''}`,
      hint: 'Write it without look-around and back references.',
    });
    return 'RegularPattern("")';
  }
}

/** Python source of a pattern of a schema: what could take exponential time is matched in linear. */
export function schemaPattern(pattern: string): string {
  try {
    const tree = parsePattern(pattern);
    if (!isLinearPattern(pattern) && hasNestedRepeat(tree)) {
      return `LinearPattern(${treeSource(tree)})`;
    }
  } catch {
    // Look-around and back references are left to the engine: the schema may use them.
  }
  return regular(pattern);
}

function regular(pattern: string): string {
  return `RegularPattern(${pythonText(translatePattern(pattern))})`;
}

function treeSource(node: PatternNode): string {
  switch (node.kind) {
    case 'atom':
      return `("atom", ${pythonText(translatePattern(node.source))})`;
    case 'edge':
      return `("edge", ${pythonText(node.source)})`;
    case 'sequence':
    case 'choice':
      return `("${node.kind}", [${node.parts.map(treeSource).join(', ')}])`;
    case 'repeat':
      break;
  }
  const most = node.most === Infinity ? 'None' : String(node.most);
  return `("repeat", ${treeSource(node.part)}, ${node.least}, ${most})`;
}
