/**
 * An FTS5 expression for texts with any of the terms; null without terms. Each is a quoted string of
 * letters and digits alone, so nothing that was typed is read as syntax.
 */
export function matchExpression(terms: readonly string[]): string | null {
  if (terms.length === 0) return null;
  return terms.map((term) => `"${term}"`).join(' OR ');
}
