import { isAbsolute, relative } from 'node:path';
import picomatch from 'picomatch';

/**
 * Whether a file could match both globs. Sure for paths without wildcards; for two globs it errs on
 * the side of yes, except where their fixed folders or their endings already differ.
 */
export function globsMeet(one: string, other: string): boolean {
  const first = picomatch.scan(one);
  const second = picomatch.scan(other);
  if (!first.isGlob) return one === other || picomatch(other, { dot: true })(one);
  if (!second.isGlob) return picomatch(one, { dot: true })(other);
  const related = isInside(first.base, second.base) || isInside(second.base, first.base);
  return related && endingsMeet(endingOf(one), endingOf(other));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** What follows the last wildcard in the name of a file: `.ts` of a name that may begin anyhow. */
function endingOf(glob: string): string {
  const name = glob.slice(glob.lastIndexOf('/') + 1);
  return /^[^[\](){}!+@?]*\*([^*[\](){}!+@?]*)$/u.exec(name)?.[1] ?? '';
}

function endingsMeet(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one);
}
