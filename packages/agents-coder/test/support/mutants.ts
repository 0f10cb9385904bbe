import type { Language } from '../../src/node/node-names.ts';

type Change = readonly [pattern: RegExp, change: (found: string) => string];

const changes: readonly Change[] = [
  [/ >= /g, () => ' > '],
  [/ <= /g, () => ' < '],
  [/ > 0/g, () => ' >= 0'],
  [/ < 0/g, () => ' <= 0'],
  [/ (?:===|==) /g, (found) => found.replace('=', '!').replace('!==', '!=')],
  [/ && | and /g, (found) => (found === ' && ' ? ' || ' : ' or ')],
  [/!\(|\bnot \(/g, () => '('],
  [/\badd\(/g, () => 'multiply('],
  [/\bsubtract\(/g, () => 'add('],
  [/\bmultiply\(/g, () => 'add('],
  [/\bdivide\(/g, () => 'multiply('],
  [/(?<![\w.'"[])\d+(?![\w.'"])/g, (found) => String(Number(found) + 1)],
  [/'[A-Za-z_]{3,}'|"[A-Za-z_]{3,}"/g, (found) => `${found.slice(0, -1)}x${found.slice(-1)}`],
  [/\btrue\b|\bTrue\b/g, (found) => (found === 'true' ? 'false' : 'False')],
  [/\bcontinue;/g, () => ''],
  [/\bcontinue\n/g, () => 'pass\n'],
];

const start: Readonly<Record<Language, RegExp>> = {
  typescript: /^export class /m,
  python: /^class Node/m,
};

/** What says something to readers only. */
const prose = /\/\*[^]*?\*\/|\/\/.*|^\s*#.*|"""[^]*?"""/gm;

/** The source with one small change in the body of its class, which does what it did no more, or nearly never. */
export function mutantsOf(source: string, language: Language): readonly string[] {
  const from = source.search(start[language]);
  const silent = [...source.matchAll(prose)].map(({ 0: said, index }) => [
    index,
    index + said.length,
  ]);
  const isCode = (at: number): boolean =>
    at > from && !silent.some(([begin = 0, end = 0]) => begin <= at && at < end);
  return changes.flatMap(([pattern, change]) =>
    [...source.matchAll(pattern)]
      .filter(({ index }) => isCode(index))
      .map(({ 0: found, index }) =>
        [source.slice(0, index), change(found), source.slice(index + found.length)].join(''),
      ),
  );
}
