/** A binary or augmented operator in masked code. */
export interface BinaryOperator {
  /** `+`, `//`, `%=`. */
  readonly operator: string;
  readonly offset: number;
  /** The masked code of its line before and after it, trimmed, at most 200 characters. */
  readonly before: string;
  readonly after: string;
}

const tokens = /->|\*\*=?|\/\/=?|<<=?|>>=?|[-+*/%@&|^]=?/g;
const noOperand =
  /(?:^|[^\w)\]}'"])$|\b(?:and|assert|await|elif|else|if|in|is|lambda|not|or|print|return|while|yield|import|from)$/;
/** Longer lines are data. */
const longestLine = 4_096;
/** This much is looked at on either side. */
const window = 200;

/** The operators that have a value on both sides; signs, `*args` and a lone `/` have not. */
export function binaryOperators(code: string): readonly BinaryOperator[] {
  const found: BinaryOperator[] = [];
  let start = 0;
  for (const line of code.split('\n')) {
    for (const match of line.length > longestLine ? [] : line.matchAll(tokens)) {
      const [operator] = match;
      const before = line.slice(Math.max(0, match.index - window), match.index).trim();
      const end = match.index + operator.length;
      const after = line.slice(end, end + window).trim();
      const between = operator !== '->' && /^[\w('"[{~+-]/.test(after);
      if (between && !noOperand.test(before))
        found.push({ operator, offset: start + match.index, before, after });
    }
    start += line.length + 1;
  }
  return found;
}

/** The first operand of some code: `len(xs)` of `len(xs) + 1`. Undefined where it is no name. */
export function leadingOperand(code: string): string | undefined {
  return /^[A-Za-z_][\w.]{0,100}(?:\([\w., ]{0,60}\)|\[[\w., ]{0,60}\])?/.exec(code)?.[0];
}
