import picomatch from 'picomatch';

/** Whether one of the names matches one of the globs. No list allows everything, an empty one nothing. */
export function createAllows(globs: readonly string[] | undefined) {
  if (globs === undefined) return () => true;
  const matchers = globs.map((glob) => picomatch(glob, { dot: true }));
  return (names: readonly string[]) =>
    names.some((name) => matchers.some((matches) => matches(name)));
}
