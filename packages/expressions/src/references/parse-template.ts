import type { ExpressionOptions } from '../scope.ts';
import { isFault, type Cursor, type SyntaxFault } from './cursor.ts';
import { readReference } from './read-reference.ts';
import type { ReferenceTarget } from './reference.ts';

export type TemplatePart = string | ReferenceTarget;

/** Cuts a text into what stays as it is (escapes already undone) and its references. */
export function parseTemplate(
  text: string,
  options: ExpressionOptions,
): { readonly parts: readonly TemplatePart[] } | SyntaxFault {
  const parts: TemplatePart[] = [];
  const cursor: Cursor = { text, at: 0 };
  let plain = '';
  let from = 0;
  for (let found = text.indexOf('${'); found !== -1; found = text.indexOf('${', cursor.at)) {
    if (found > from && text[found - 1] === '$') {
      plain += `${text.slice(from, found - 1)}\${`;
      from = cursor.at = found + 2;
      continue;
    }
    cursor.at = found;
    const read = readReference(cursor, options);
    if (read === undefined) {
      cursor.at = found + 2;
      continue;
    }
    if (isFault(read)) return read;
    plain += text.slice(from, found);
    if (plain !== '') parts.push(plain);
    parts.push(read.target);
    plain = '';
    from = cursor.at;
  }
  plain += text.slice(from);
  if (plain !== '') parts.push(plain);
  return { parts };
}
