import type { Node } from 'typescript-api';
import type { SourceText } from '../source-text.ts';
import { nodesOf, parseScript, type Script } from '../typescript/parse-script.ts';
import type { FailedAccess } from './failed-access.ts';

export async function findScriptEmptyValue(
  source: SourceText,
  access: FailedAccess,
): Promise<readonly string[]> {
  const script = await parseScript(source);
  const onLine: { expression: string; column: number }[] = [];
  for (const node of nodesOf(script)) {
    const found = readAccess(script, node, access.property);
    if (found && found.line === access.line) onLine.push(found);
  }
  const exact = onLine.find(({ column }) => column === access.column);
  const told = exact ? [exact] : onLine;
  return [...new Set(told.map(({ expression }) => expression))];
}

interface Access {
  readonly expression: string;
  readonly line: number;
  readonly column: number;
}

/** The object of an access, and where V8 says it failed: at the property's name. */
function readAccess(script: Script, node: Node, property: string): Access | undefined {
  const { ts, file } = script;
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  if (node.questionDotToken) return undefined;
  const key = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const fits = ts.isPropertyAccessExpression(node)
    ? node.name.text === property
    : indexes(script, key, property);
  if (!fits) return undefined;
  const at = file.getLineAndCharacterOfPosition(key.getStart(file));
  return { expression: node.expression.getText(file), line: at.line + 1, column: at.character + 1 };
}

/** `xs['a']` reads `a` for certain; `xs[i]` may, when the property is a number or the key a variable. */
function indexes({ ts }: Script, key: Node, property: string): boolean {
  return ts.isStringLiteralLike(key) || ts.isNumericLiteral(key) ? key.text === property : true;
}
