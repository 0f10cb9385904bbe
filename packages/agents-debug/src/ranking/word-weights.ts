/** How much a word tells: rare words much, words of every text almost nothing. */
export function wordWeights(texts: readonly (readonly string[])[]): (word: string) => number {
  const holding = new Map<string, number>();
  for (const words of texts) {
    for (const word of words) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  return (word) => Math.log((texts.length + 1) / ((holding.get(word) ?? 0) + 0.5));
}
