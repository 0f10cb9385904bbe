import type { ReducedInput } from '@parallel-dispatcher/schema';

/** By which parts a text is made smaller. */
export type Split = ReducedInput['split'];

/** JSON where it is an object or a list of some size, lines where there are several, else characters. */
export function guessSplit(text: string): Split {
  if (/^\s*[[{]/.test(text) && isJson(text)) return 'json';
  return text.trimEnd().includes('\n') ? 'lines' : 'characters';
}

/** Lines with their ends, or characters; joined they are the text again. */
export function splitText(text: string, split: Exclude<Split, 'json'>): readonly string[] {
  return split === 'lines' ? text.split(/(?<=\n)/) : Array.from(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
