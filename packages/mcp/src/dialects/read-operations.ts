import type { WireResult } from '../connection/wire.ts';
import { dialects } from './dialects.ts';

const names = dialects.flatMap((dialect) => dialect.aliases);
const longest = 1_000_000;

/**
 * Which of the tools we know a gateway names in its list. The list is made for people and looks
 * different everywhere: all that is taken from it is which of our own words are in it.
 */
export function readOperations({ content, structured }: WireResult): ReadonlySet<string> {
  const text = JSON.stringify([content, structured ?? null]).slice(0, longest);
  return new Set(names.filter((name) => new RegExp(`(?<![\\w.-])${name}(?![\\w-])`).test(text)));
}
