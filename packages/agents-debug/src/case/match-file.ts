/**
 * The known file that a trace's path means: the same path, or the longest shared ending of whole
 * names, such as `src/a.ts` of a trace from another machine. A shared file name alone counts only
 * when the trace gives no more than that. Undefined where none, or more than one, fits as well.
 */
export function matchFile(file: string, known: readonly string[]): string | undefined {
  const wanted = namesOf(file);
  let best: string | undefined;
  let most = 0;
  let tied = false;
  for (const one of known) {
    if (one === file) return one;
    const shared = sharedEnding(wanted, namesOf(one));
    const enough = shared >= 2 || (shared === 1 && wanted.length === 1);
    if (!enough || shared < most) continue;
    tied = shared === most;
    most = shared;
    best = one;
  }
  return tied ? undefined : best;
}

function namesOf(file: string): readonly string[] {
  return file
    .replaceAll('\\', '/')
    .split('/')
    .filter((name) => name !== '' && name !== '.' && name !== '..');
}

function sharedEnding(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared))
    shared++;
  return shared;
}
