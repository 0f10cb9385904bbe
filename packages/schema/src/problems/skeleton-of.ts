import { confusables } from './confusables.ts';

const ascii = /^[ -~]*$/;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Characters of ASCII that look alike among themselves in many fonts, as UTS #39 has them. */
const alike: readonly (readonly [string, string])[] = [
  ['0', 'O'],
  ['1', 'l'],
  ['I', 'l'],
  ['|', 'l'],
];

let prototypes: ReadonlyMap<string, string> | undefined;

/**
 * Equal for texts that look alike: full-width and mathematical letters, letters and digits of other
 * scripts, invisible characters, composed and decomposed forms; `0` and `O`, `1`, `I` and `l` too.
 * @see UTS #39, section 4: skeletons, restricted to what looks like ASCII.
 */
export function skeletonOf(text: string): string {
  const plain = ascii.test(text) ? text : text.normalize('NFKC').replace(invisible, '');
  prototypes ??= readPrototypes();
  let skeleton = '';
  for (const character of plain) skeleton += prototypes.get(character) ?? character;
  return skeleton.normalize('NFC');
}

/** Whether different texts look alike, because one has characters that are not those of ASCII. */
export function looksLike(one: string, other: string): boolean {
  if (one === other || (ascii.test(one) && ascii.test(other))) return false;
  return skeletonOf(one) === skeletonOf(other);
}

/** The first of `candidates` that looks like `word` in that sense. */
export function findLookAlike(word: string, candidates: readonly string[]): string | undefined {
  const plain = ascii.test(word);
  const skeleton = skeletonOf(word);
  return candidates.find((candidate) => {
    if (candidate === word || (plain && ascii.test(candidate))) return false;
    return skeletonOf(candidate) === skeleton;
  });
}

function readPrototypes(): ReadonlyMap<string, string> {
  const found = new Map(alike);
  for (const [prototype, points] of Object.entries(confusables)) {
    const shown = found.get(prototype) ?? prototype;
    for (const point of points.split(' ')) {
      found.set(String.fromCodePoint(Number.parseInt(point, 16)), shown);
    }
  }
  return found;
}
