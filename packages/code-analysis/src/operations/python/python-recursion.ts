import type { FunctionInfo } from '../../functions/function-info.ts';
import { listPythonFunctions } from '../../functions/list-python-functions.ts';
import { recursiveCalls } from '../recursive-calls.ts';
import { lineAt, operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

/** Calls that lead back to the function they stand in. A method of another object counts not. */
export const pythonRecursion: PythonFinder = (python) => {
  const functions = listPythonFunctions(python.text);
  const owners = ownersByLine(functions);
  const names = new Set(functions.map(({ name }) => lastName(name)));
  const calls = [
    ...python.code.matchAll(/(?<![\w.])(?:(?:self|cls)\.)?([A-Za-z_]\w{0,200})[ \t]?\(/g),
  ].flatMap((found) => {
    const to = found[1] ?? '';
    const before = python.code.slice(Math.max(0, found.index - 12), found.index);
    if (!names.has(to) || /\b(?:def|class)[ \t]+$/.test(before)) return [];
    const around = owners[lineAt(python, found.index)];
    return around ? [{ from: lastName(around.name), to, offset: found.index }] : [];
  });
  return recursiveCalls(calls).map(({ from, to, offset }) => {
    const when = `\`${from}\` calls \`${to}\` again and again and no end is reached`;
    return operationAt(python, { offset, when });
  });
};

/** The innermost function of each line: inner ones come later and overwrite. */
function ownersByLine(functions: readonly FunctionInfo[]): readonly (FunctionInfo | undefined)[] {
  const owners: (FunctionInfo | undefined)[] = [];
  for (const one of functions) {
    for (let line = one.startLine; line <= one.endLine; line++) owners[line] = one;
  }
  return owners;
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
