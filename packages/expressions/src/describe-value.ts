import type { JsonValue } from '@parallel-dispatcher/schema';

const mostKeys = 20;
const longestKey = 60;

/** `an object with "a", "b" and 3 more`, `a list of 2`, `text`: what there is, never its content. */
export function describeValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'an empty list';
    return `a list of ${value.length}${value.length > 1 ? ` (0 to ${value.length - 1})` : ' (only 0)'}`;
  }
  if (typeof value !== 'object') return describeType(typeof value);
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty object' : `an object with ${listNames(keys)}`;
}

/** The JSON type in words: `a string`, `a list`. */
export function describeType(type: string): string {
  if (type === 'null') return 'null';
  if (type === 'array') return 'a list';
  return `${type === 'object' ? 'an' : 'a'} ${type}`;
}

/** `"a", "b" and 3 more`; at most 20 names, each cut at 60 characters. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, mostKeys).map((name) => {
    const cut = name.length > longestKey ? `${name.slice(0, longestKey)}…` : name;
    return JSON.stringify(cut);
  });
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
