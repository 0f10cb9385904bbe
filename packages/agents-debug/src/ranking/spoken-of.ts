import type { RecordedTest } from './fault-record.ts';
import { titleWords } from './title-words.ts';
import { wordWeights } from './word-weights.ts';

/** The shortest word that may stand for a longer one that begins with it, as `req` for `request`. */
const shortestStem = 3;

/**
 * How clearly the failing titles speak of a name: the rarest word they share, 0 (none) to about 1
 * (a word of one title alone).
 */
export function spokenOf(tests: readonly RecordedTest[]): (name: string) => number {
  const texts = tests.map(({ title }) => titleWords(title));
  const weigh = wordWeights(texts);
  const most = Math.log(tests.length + 1) || 1;
  const said = [...new Set(texts.filter((_, number) => tests[number]?.passed === false).flat())];
  return (name) => {
    const shared = titleWords(name).flatMap((word) => said.filter((one) => sameStem(one, word)));
    return Math.max(0, ...shared.map(weigh)) / most;
  };
}

function sameStem(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short === long || (short.length >= shortestStem && long.startsWith(short));
}
