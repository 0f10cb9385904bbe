import { spellHiddenCharacters } from './hidden-characters.ts';

/** Longer ids are cut in messages: 80 characters tell ids apart and fit a terminal line. */
const maxShown = 80;

/** An id in quotation marks, safe to print: cut when long, hidden characters spelled out. */
export function quoteId(id: string): string {
  const cut = id.length > maxShown;
  const shown = cut ? id.slice(0, maxShown).replace(/[\uD800-\uDBFF]$/, '') : id;
  const escaped = shown.replace(/["\\]/g, String.raw`\$&`);
  return `"${spellHiddenCharacters(escaped)}${cut ? '…' : ''}"`;
}
