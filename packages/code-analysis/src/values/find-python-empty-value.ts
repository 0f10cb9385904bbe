import type { FailedAccess } from './find-empty-value.ts';

/** A name with attributes, calls and subscripts, one level of brackets deep. */
const chain = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\([^()\n]{0,200}\)|\[[^[\]\n]{0,200}\]){0,20}`;

export function findPythonEmptyValue(source: string, access: FailedAccess): readonly string[] {
  const line = (source.split(/\r\n|\n|\r/)[access.line - 1] ?? '').slice(0, 2_000);
  if (!/^\w+$/.test(access.property)) return [];
  const found = new Set<string>();
  for (const match of line.matchAll(new RegExp(chain, 'g'))) {
    const whole = match[0];
    for (const at of whole.matchAll(new RegExp(String.raw`\.${access.property}(?!\w)`, 'g'))) {
      found.add(whole.slice(0, at.index));
    }
  }
  return [...found];
}
