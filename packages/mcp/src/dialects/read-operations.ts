import { dialects } from './dialects.ts';

const names = dialects.flatMap((dialect) => dialect.aliases);
const longest = 1_000_000;

/** The tools we know, under all of their names. */
export const allOperations: ReadonlySet<string> = new Set(names);

/**
 * Which of the tools we know a gateway names. What it says is made for people and looks different
 * everywhere: all that is taken from it is which of our own words are in it.
 */
export function readOperations(said: string): ReadonlySet<string> {
  const text = said.slice(0, longest);
  return new Set(names.filter((name) => new RegExp(`(?<![\\w.-])${name}(?![\\w-])`).test(text)));
}
