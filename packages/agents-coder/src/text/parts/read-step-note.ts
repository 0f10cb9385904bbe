import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { snakeCase } from '../words/inflect.ts';
import { readCount } from './read-count.ts';

/** What is said of one step after it was named. */
export interface SaidNote {
  readonly step: string;
  readonly attempts?: number;
  /** The workflow goes on when it fails. */
  readonly isTolerated?: true;
}

const workflow = 'the|whole|entire|rest|of|workflow|process|flow|pipeline|run|others|other|steps';
const goesOn = [
  'ignore it|this|that?',
  `continue|proceed|go anyway|on? with? ${workflow}*`,
  'it|this|that is ignored|tolerated',
];

/** Reads `retry deploy twice`, `the email may fail without failing the workflow`. */
export function readStepNote(cursor: Cursor, steps: readonly string[]): SaidNote | null {
  return readRetried(cursor, steps) ?? readTolerated(cursor, steps);
}

function readRetried(cursor: Cursor, steps: readonly string[]): SaidNote | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'retry|retries|retrying') === null) return null;
    const step = readNamedStep(cursor, steps);
    if (step === null) return null;
    takePhrase(cursor, 'up|to|at|most*');
    const count = readCount(cursor);
    if (count === null || count < 1 || count > 100) return null;
    takePhrase(cursor, 'times|time');
    takePhrase(cursor, 'on failure|error');
    return { step, attempts: count + 1 };
  });
}

function readTolerated(cursor: Cursor, steps: readonly string[]): SaidNote | null {
  return attempt(cursor, () => {
    const isCase = takePhrase(cursor, 'even? if|when') !== null;
    const step = readNamedStep(cursor, steps);
    if (step === null) return null;
    const fails = isCase
      ? takePhrase(cursor, 'fails|fail ,? then?') !== null && takeOneOf(cursor, goesOn) !== null
      : takeOneOf(cursor, [
          `may|can fail without failing|stopping|aborting|breaking|affecting ${workflow}*`,
          'may|can fail',
          'failing is|are ignored|tolerated',
        ]) !== null;
    return fails ? { step, isTolerated: true } : null;
  });
}

/** The one step that words mean: `charging` is `charge_card` where no other step charges. */
function readNamedStep(cursor: Cursor, steps: readonly string[]): string | null {
  const said: string[] = [];
  takePhrase(cursor, 'a|an|the|its|step*');
  let found: string | null = null;
  let end = cursor.at;
  for (let token = peek(cursor); token?.kind === 'word'; token = peek(cursor)) {
    if (token.lower !== 'the') said.push(...snakeCase(token.lower).split('_').map(stem));
    const meant = steps.filter((step) => {
      const has = new Set(step.split('_').map(stem));
      return said.every((word) => has.has(word));
    });
    if (meant.length === 0) break;
    cursor.at += 1;
    if (meant.length === 1) {
      found = meant[0] ?? null;
      end = cursor.at;
    }
  }
  cursor.at = end;
  takePhrase(cursor, 'step');
  return found;
}

/** `charge`, `charges` and `charging` alike. */
function stem(word: string): string {
  return word.length < 4 ? word : word.replace(/(?:ing|es|ed|e|s)$/, '');
}
