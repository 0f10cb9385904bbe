import { listPythonFunctions } from '../../functions/list-python-functions.ts';
import { operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

/** Reads of the named variable in functions that assign it, which makes it a local of theirs. */
export const unboundLocals: PythonFinder = (python, { subject }) => {
  if (subject === null || !/^[A-Za-z_]\w*$/.test(subject)) return [];
  const name = String.raw`(?<![\w.])${subject}(?!\w)`;
  const binding = new RegExp(
    String.raw`${name}[ \t]*(?::[^=\n]{1,100})?(?:\*\*|\/\/|[-+*/%|&^])?=(?!=)|\b(?:for|as|import|del)[ \t]+${subject}(?!\w)`,
  );
  const outer = new RegExp(String.raw`\b(?:global|nonlocal)[ \t][\w, ]{0,200}?${name}`);
  const read = new RegExp(
    String.raw`(?<!\b(?:for|as|import|def)[ \t])${name}(?![ \t]*(?::[^=\n]{1,100})?=(?!=))`,
    'g',
  );
  return listPythonFunctions(python.text).flatMap(({ startLine, endLine }) => {
    const from = python.lineStarts[startLine] ?? python.code.length;
    const body = python.code.slice(from, python.lineStarts[endLine] ?? python.code.length);
    if (!binding.test(body) || outer.test(body)) return [];
    const when = `\`${subject}\` has no value yet: the function assigns it, so it is a local`;
    return [...body.matchAll(read)].map(({ index }) =>
      operationAt(python, { offset: from + index, when }),
    );
  });
};
