/**
 * The parts of a compound of three letters and more, in lower case: `["idle", "timeout"]` of
 * `idle_timeout` and `idleTimeout`. Empty for a word that is no compound.
 */
export function wordParts(word: string): readonly string[] {
  const parts = word
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_.-]+/);
  return parts.length > 1 ? parts.filter((part) => part.length > 2) : [];
}
