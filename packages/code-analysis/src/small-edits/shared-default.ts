import type { SmallEdit } from './small-edit.ts';

interface PythonLine {
  readonly line: number;
  readonly text: string;
  /** Without what stands in strings and comments. */
  readonly code: string;
}

/** `def f(items=[]):` makes the list anew in each call. */
export function sharedDefault({ line, text, code }: PythonLine): readonly SmallEdit[] {
  const found =
    /^(\s*)(?:async )?def .*?\b(\w+)(?:: [^=,]+?)? ?= ?(\[\]|\{\}|list\(\)|dict\(\)|set\(\))(?=[,)]).*:\s*$/.exec(
      code,
    );
  const [, indent = '', name, value] = found ?? [];
  if (name === undefined || value === undefined) return [];
  const at = code.indexOf(value, code.indexOf(name));
  const head = `${text.slice(0, at)}None${text.slice(at + value.length)}`;
  const made = `${indent}    ${name} = ${value} if ${name} is None else ${name}`;
  return [{ slip: 'default', line, before: text, after: `${head}\n${made}` }];
}
