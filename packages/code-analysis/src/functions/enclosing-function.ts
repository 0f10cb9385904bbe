import type { FunctionInfo } from './function-info.ts';

/** The innermost function around a line, or null at the top of a module. */
export function enclosingFunction(
  functions: readonly FunctionInfo[],
  line: number,
): FunctionInfo | null {
  let found: FunctionInfo | null = null;
  for (const one of functions) {
    if (one.startLine > line || one.endLine < line) continue;
    if (found === null || one.endLine - one.startLine <= found.endLine - found.startLine)
      found = one;
  }
  return found;
}

/** The same, skipping callbacks that nothing names: `total` for a line inside its `map`. */
export function enclosingNamedFunction(
  functions: readonly FunctionInfo[],
  line: number,
): FunctionInfo | null {
  const named = functions.filter((one) => !one.name.endsWith('<anonymous>'));
  return enclosingFunction(named, line) ?? enclosingFunction(functions, line);
}
