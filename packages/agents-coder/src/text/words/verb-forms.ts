/** Every form that a request uses of a verb: `write`, `writes`, `writing`, `writer`. */
export function verbForms(base: string): readonly string[] {
  const doubled = /[^aeiou][aeiou][bgmnpt]$/.test(base) ? base + base.slice(-1) : base;
  const stem = base.endsWith('e') ? base.slice(0, -1) : doubled;
  const third = /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  return [base, third, `${stem}ing`];
}

/** The forms of several verbs, as a phrase takes them: `write|writes|writing|save|...`. */
export function anyForm(...bases: readonly string[]): string {
  return [...new Set(bases.flatMap((base) => verbForms(base)))].join('|');
}
