import { singular } from '../text/words/inflect.ts';
import { containers } from '../text/words/nouns.ts';
import { asksTheSame } from '../text/words/verbs.ts';
import { tokenise } from '../text/tokenise.ts';

/** Words that change nothing of what is asked for. Numbers, conditions and negations do. */
const fillers = new Set(
  (
    'a an the this that these those its their it them they he she we i you to into in from on onto at of for with by as so ' +
    'is are was were be been has have had do does did will shall should must can may and then also just which who'
  ).split(' '),
);

/** Whether a text asks for nothing that another does not ask for, by its words. */
export function restates(text: string, other: string): boolean {
  const said = contentOf(other);
  return contentOf(text).every((word) =>
    said.some((each) => each === word || asksTheSame(each, word)),
  );
}

function contentOf(text: string): readonly string[] {
  return tokenise(text)
    .filter(({ kind, lower }) => kind !== 'mark' && !fillers.has(lower) && !containers.has(lower))
    .map(({ lower }) => singular(lower.replace(/['’]s$/, '')));
}
