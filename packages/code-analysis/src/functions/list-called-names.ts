import { maskPython } from '../python/mask-python.ts';
import { sourceLanguage } from '../source-language.ts';
import type { SourceText } from '../source-text.ts';
import { nodesOf, parseScript, positionOf } from '../typescript/parse-script.ts';

interface LineRange {
  /** From 1, both included. */
  readonly first: number;
  readonly last: number;
}

/** Names that lines call, in order: `total` for `cart.total()` and `total()`. */
export async function listCalledNames(
  source: SourceText,
  range: LineRange,
): Promise<readonly string[]> {
  const language = sourceLanguage(source.file);
  if (language === null) return [];
  if (language === 'python') return calledInPython(source.text, range);
  const script = await parseScript(source);
  const names = new Set<string>();
  for (const node of nodesOf(script)) {
    if (!script.ts.isCallExpression(node) && !script.ts.isNewExpression(node)) continue;
    const { line } = positionOf(script, node);
    if (line < range.first || line > range.last) continue;
    const { expression } = node;
    if (script.ts.isIdentifier(expression)) names.add(expression.text);
    else if (script.ts.isPropertyAccessExpression(expression)) names.add(expression.name.text);
  }
  return [...names];
}

function calledInPython(text: string, range: LineRange): readonly string[] {
  const lines = maskPython(text)
    .split(/\r\n|\n|\r/)
    .slice(range.first - 1, range.last);
  const code = lines.filter((line) => !/^\s*(?:async\s+)?(?:def|class)\s/.test(line)).join('\n');
  return [
    ...new Set([...code.matchAll(/\b([A-Za-z_]\w{0,200})\s*\(/g)].map((found) => found[1] ?? '')),
  ];
}
