import { restates } from './restates.ts';

interface DescribedText {
  readonly description: string;
  /** Names and descriptions; a description may be empty. */
  readonly operations: readonly (readonly [string, string])[];
}

/**
 * One text of all that a contract which only describes asks for: its description and its
 * operations, without those that say again what another says.
 */
export function describedText({ description, operations }: DescribedText): string {
  const sentences = operations.map(([name, about]) =>
    about === '' ? name.replaceAll('_', ' ') : bare(about),
  );
  const joined = distinct(sentences);
  const whole = bare(description);
  const isRestated = joined.length > 0 && restates(whole, joined.join('. '));
  return (isRestated ? joined : distinct([whole, ...sentences])).join('. ');
}

function distinct(sentences: readonly string[]): readonly string[] {
  return sentences.reduce<readonly string[]>((kept, sentence) => {
    const isNew = !general.test(sentence) && !restates(sentence, kept.join('. '));
    return isNew ? [...kept, sentence] : kept;
  }, []);
}

/** Names of an operation that say no more than that it is one. */
const general = /^(?:execute|run|process|handle|perform|invoke|call)?(?: (?:effect|compute))?$/;

function bare(sentence: string): string {
  return sentence.trim().replace(/[.\s]+$/, '');
}
