const vowel = /[aeiouy]/;

/**
 * A light English stem, so that `parse`, `parses`, `parsed`, `parsing` and `parser` are one term, and
 * `validate`, `validation` and `validator` too. What it gives need not be a word.
 */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  const singular = dropPlural(word);
  const { base, cut } = dropSuffix(singular);
  // `validat(e)`, `validat(ion)`; not `format`, which had nothing to lose.
  return cut && base.endsWith('at') && base.length >= 5 ? base.slice(0, -2) : base;
}

function dropPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function dropSuffix(word: string): { readonly base: string; readonly cut: boolean } {
  for (const suffix of ['ing', 'ed', 'er', 'or']) {
    const base = word.slice(0, -suffix.length);
    if (!word.endsWith(suffix) || !vowel.test(base) || base.length < least(suffix)) continue;
    if (suffix === 'or' && !base.endsWith('at')) continue;
    const single = dropDouble(base);
    return { base: dropFinalE(single), cut: single === base };
  }
  if (/[st]ion$/.test(word) && word.length > 5) return { base: word.slice(0, -3), cut: true };
  const base = dropFinalE(word);
  return { base, cut: base !== word };
}

/** `user`, `order` and `timer` keep what looks like an ending. */
function least(suffix: string): number {
  return suffix === 'er' ? 4 : 3;
}

/** `running` is of `run`; `calling`, `passing` and `buzzing` are not of `cal`, `pas` and `buz`. */
function dropDouble(base: string): string {
  return /([bdfgmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
}

function dropFinalE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}
