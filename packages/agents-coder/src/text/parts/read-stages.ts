import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { singular, snakeCase } from '../words/inflect.ts';
import { readDuration } from './read-duration.ts';
import { readModifier } from './read-modifier.ts';

/** Steps that are said together: at once, or one after another. */
export interface SaidStage {
  readonly steps: readonly { readonly id: string }[];
  readonly isParallel: boolean;
}

export interface SaidWorkflow {
  readonly stages: readonly SaidStage[];
  /** Whether what was done is undone when a step fails. */
  readonly isUndone: boolean;
  readonly attempts: number | null;
  readonly timeoutMs: number | null;
}

const parallel = 'in parallel';
const parallelWords = 'simultaneously|concurrently|parallel';
const undo = 'undo|undoes|undoing|compensate|compensates|compensating|rollback|revert|reverts';
const whole =
  'everything|all|it|them|what|was|has|been|done|so|far|the|previous|completed|earlier|steps|step|in|reverse|order|each|every|changes|any';

/** Reads `reserve stock, then charge the card and, in parallel, ...; on failure undo`. */
export function readStages(cursor: Cursor): SaidWorkflow | null {
  const stages: SaidStage[] = [];
  let isUndone = false;
  let attempts: number | null = null;
  let timeoutMs: number | null = null;
  for (;;) {
    const from = cursor.at;
    takeJoin(cursor);
    if (takeUndo(cursor)) {
      isUndone = true;
      continue;
    }
    if (stages.length > 0 && takeSequence(cursor)) continue;
    const modifier = readModifier(cursor) ?? readEach(cursor);
    if (
      modifier !== null &&
      (modifier.attempts !== undefined || modifier.timeoutMs !== undefined)
    ) {
      attempts = modifier.attempts ?? attempts;
      timeoutMs = modifier.timeoutMs ?? timeoutMs;
      continue;
    }
    if (modifier !== null) {
      cursor.at = from;
      break;
    }
    const stage = readStage(cursor);
    if (stage === null) {
      cursor.at = from;
      break;
    }
    stages.push(stage);
  }
  return stages.length === 0 ? null : { stages, isUndone, attempts, timeoutMs };
}

function takeJoin(cursor: Cursor): void {
  for (let at = -1; at < cursor.at;) {
    at = cursor.at;
    takeOneOf(cursor, ['followed by', 'after that', 'once that is done']);
    takePhrase(cursor, ',|;|.|->|→|:|-|and|then|finally|next|first|afterwards|firstly|lastly*');
    attempt(cursor, () => (takePhrase(cursor, '<n:number> .|)|:') === null ? null : true));
    takePhrase(cursor, '(');
  }
}

/** `one after another`, which says what is so anyway. */
function takeSequence(cursor: Cursor): boolean {
  const forms = ['one after another|the? other?', 'in this|that? order|sequence', 'sequentially'];
  return takeOneOf(cursor, forms) !== null;
}

/** `on failure undo`, `if a step fails, roll back`, `with compensation`. */
function takeUndo(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      const fails = takeOneOf(cursor, [
        'on|upon|in any|a|case|of|step* failure|failures|error|errors',
        'if|when any|a|one|of|the|some|anything|something|these|step|steps|them* fails|fail|failing',
      ]);
      takePhrase(cursor, ',|then*');
      const undoes = takeOneOf(cursor, [
        `${undo} ${whole}*`,
        `roll|rolls|rolling|rolled ${whole}* back ${whole}*`,
        'with full|automatic? compensation|rollback|compensations',
      ]);
      if (undoes === null) return null;
      if (fails === null)
        takeOneOf(cursor, [
          'on|upon failure|failures|error',
          'if|when any|a|one|of|the|them|these|anything|something|step|steps* fails|fail',
        ]);
      return true;
    }) === true
  );
}

/** `retry each step twice`, `each step within 5 seconds`. */
function readEach(
  cursor: Cursor,
): { readonly attempts?: number; readonly timeoutMs?: number } | null {
  return attempt(cursor, () => {
    const retries = takePhrase(cursor, 'retry|retries each|every|failed step|steps') !== null;
    if (retries) {
      takePhrase(cursor, 'up|to|at|most*');
      const counts: Readonly<Record<string, number>> = { once: 1, twice: 2 };
      const token = peek(cursor);
      const count = token?.kind === 'number' ? Number(token.text) : counts[token?.lower ?? ''];
      if (count === undefined || !Number.isInteger(count) || count > 100) return null;
      cursor.at += 1;
      takePhrase(cursor, 'times|time');
      return { attempts: count + 1 };
    }
    if (takeOneOf(cursor, ['each|every step within', 'with a|an? timeout of']) === null)
      return null;
    const ms = readDuration(cursor);
    if (ms === null) return null;
    takePhrase(cursor, 'per|for each|every? step');
    return { timeoutMs: ms };
  });
}

/** Steps joined by commas and `and`, up to `then`, `;` or a full stop. */
function readStage(cursor: Cursor): SaidStage | null {
  return attempt(cursor, () => {
    let isParallel = takeParallel(cursor);
    const steps: { readonly id: string }[] = [];
    for (;;) {
      const step = attempt(cursor, () => {
        if (steps.length > 0 && takePhrase(cursor, ',|and and?') === null) return null;
        if (steps.length > 0 && /^(?:then|finally|next)$/.test(peek(cursor)?.lower ?? ''))
          return null;
        if (steps.length > 0 && !isParallel && isParallelAhead(cursor)) return null;
        return readStep(cursor);
      });
      if (step === null) break;
      steps.push({ id: step });
    }
    if (steps.length > 1 && takeParallel(cursor)) isParallel = true;
    return steps.length === 0 ? null : { steps, isParallel: isParallel && steps.length > 1 };
  });
}

function takeParallel(cursor: Cursor): boolean {
  return (
    takeOneOf(cursor, [`${parallel} :|,?`, `${parallelWords} :|,?`, 'at the same time :|,?']) !==
    null
  );
}

function isParallelAhead(cursor: Cursor): boolean {
  const from = cursor.at;
  const found = takeParallel(cursor);
  cursor.at = from;
  return found;
}

/** Most words that an action is named by. */
const longest = 5;
const ends: ReadonlySet<string> = new Set([',', ';', '.', ':', '->', '→', 'and', 'then', ')', '(']);

/** `charge the card` -> `charge_card`. Words that say when, how often or whether are no part of an action. */
function readStep(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const parts: string[] = [];
    for (
      let token = peek(cursor);
      token !== undefined && !ends.has(token.lower);
      token = peek(cursor)
    ) {
      if (takeParallelEnd(cursor) || isNumbering(cursor) || isSequenceAhead(cursor)) break;
      if (parts.length === 1 && token.lower === 'it') {
        cursor.at += 1;
        return imperative(parts[0] ?? '');
      }
      if (token.kind !== 'word' || control.has(token.lower)) return null;
      if (!articles.has(token.lower)) {
        if (functionWords.has(token.lower) && !joints.has(token.lower)) return null;
        parts.push(snakeCase(token.text));
      }
      cursor.at += 1;
    }
    const [action] = parts;
    if (action === undefined || parts.length < 2 || parts.length > longest || joints.has(action))
      return null;
    return [imperative(action), ...parts.slice(1)].join('_');
  });
}

/** `2.` before the next step of a list. */
function isNumbering(cursor: Cursor): boolean {
  return peek(cursor)?.kind === 'number' && ['.', ')', ':'].includes(peek(cursor, 1)?.text ?? '');
}

function isSequenceAhead(cursor: Cursor): boolean {
  const from = cursor.at;
  const found = takeSequence(cursor);
  cursor.at = from;
  return found;
}

/** What makes all steps of its stage parallel stands behind the last of them. */
function takeParallelEnd(cursor: Cursor): boolean {
  return isParallelAhead(cursor);
}

/** `reserves` -> `reserve`. */
function imperative(action: string): string {
  return action.length > 4 && action.endsWith('s') ? singular(action) : action;
}

const articles: ReadonlySet<string> = new Set('a an the its their his her our'.split(' '));
const joints: ReadonlySet<string> = new Set('to from with for of in into by'.split(' '));
const control: ReadonlySet<string> = new Set(
  'wait waits sleep delay pause if when unless while until only every each except retry repeat loop within before after during once twice daily hourly weekly minutes seconds hours days today tomorrow maybe or otherwise else approval'.split(
    ' ',
  ),
);
