import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { readCount } from './read-count.ts';
import { readDuration } from './read-duration.ts';
import { readModifier } from './read-modifier.ts';
import {
  isAhead,
  readStep,
  sharedVerb,
  takeParallel,
  takeSequence,
  type SaidStep,
} from './read-step.ts';
import { readStepNote, type SaidNote } from './read-step-note.ts';

/** Steps that are said together: at once, or one after another. */
export interface SaidStage {
  readonly steps: readonly SaidStep[];
  readonly isParallel: boolean;
  /** `a, b and c in parallel`, where a may be meant to come before. */
  readonly isOpen: boolean;
}

export interface SaidWorkflow {
  readonly stages: readonly SaidStage[];
  /** Whether what was done is undone when a step fails. */
  readonly isUndone: boolean;
  readonly attempts: number | null;
  readonly timeoutMs: number | null;
  /** Most steps that run at once; null: any number. */
  readonly maxParallel: number | null;
  readonly notes: readonly SaidNote[];
}

const undo = 'undo|undoes|undoing|compensate|compensates|compensating|rollback|revert|reverts';
const whole =
  'everything|all|it|them|what|was|has|been|done|so|far|the|previous|completed|earlier|steps|step|in|reverse|order|each|every|changes|any';

/** Reads `reserve stock, then charge the card and, in parallel, ...; on failure undo`. */
export function readStages(cursor: Cursor, isNamed: boolean): SaidWorkflow | null {
  const stages: SaidStage[] = [];
  const notes: SaidNote[] = [];
  let isUndone = false;
  let maxParallel: number | null = null;
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
    const ids = stages.flatMap(({ steps }) => steps.map(({ id }) => id));
    const note = readStepNote(cursor, ids);
    if (note !== null) {
      notes.push(note);
      continue;
    }
    const most = stages.some(({ isParallel }) => isParallel) ? readMost(cursor) : null;
    if (most !== null) {
      maxParallel = most;
      continue;
    }
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
    const stage = readStage(cursor, isNamed);
    if (stage === null) {
      cursor.at = from;
      break;
    }
    stages.push(stage);
  }
  return stages.length === 0 ? null : { stages, isUndone, attempts, timeoutMs, maxParallel, notes };
}

function takeJoin(cursor: Cursor): void {
  for (let at = -1; at < cursor.at;) {
    at = cursor.at;
    takeOneOf(cursor, ['followed by', 'after that', 'once that is done', 'fan|fans in to|into']);
    takePhrase(cursor, ',|;|.|->|→|-|and|then|finally|next|first|afterwards|firstly|lastly*');
    attempt(cursor, () => (takePhrase(cursor, '<n:number> .|)|:') === null ? null : true));
    takeOneOf(cursor, ['( <n:number> )']);
  }
}

/** `at most 2 at a time`, in parentheses or not. */
function readMost(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    const isBracketed = takePhrase(cursor, '(') !== null;
    if (takeOneOf(cursor, ['at most', 'no more than', 'up to']) === null) return null;
    const count = readCount(cursor);
    const atOnce = ['at a|the|one same? time', 'at once', 'in parallel', 'concurrently'];
    if (count === null || count < 1 || takeOneOf(cursor, atOnce) === null) return null;
    return isBracketed && takePhrase(cursor, ')') === null ? null : count;
  });
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
    const limits = [
      'each|every step within',
      'each|every|all step|steps has|have|with|gets a|an? timeout of',
      'with a|an? timeout of',
    ];
    if (takeOneOf(cursor, limits) === null) return null;
    const ms = readDuration(cursor);
    if (ms === null) return null;
    takePhrase(cursor, 'per|for each|every? step');
    return { timeoutMs: ms };
  });
}

/** Steps joined by commas and `and`, up to `then`, `;` or a full stop. */
function readStage(cursor: Cursor, isNamed: boolean): SaidStage | null {
  return attempt(cursor, () => {
    let isParallel = takeFan(cursor) || takeParallel(cursor);
    const steps: SaidStep[] = [];
    for (;;) {
      const step = attempt(cursor, () => {
        if (steps.length > 0 && takePhrase(cursor, ',|and and?') === null) return null;
        if (steps.length > 0 && /^(?:then|finally|next|fan|fans)$/.test(peek(cursor)?.lower ?? ''))
          return null;
        if (steps.length > 0 && !isParallel && isAhead(cursor, takeParallel)) return null;
        const [first] = steps;
        return readStep(cursor, {
          isNamed: isNamed || isParallel,
          shared: first === undefined ? null : sharedVerb(first),
        });
      });
      if (step === null) break;
      steps.push(step);
    }
    const isAll = /^(?:all|run|runs|are)$/.test(peek(cursor)?.lower ?? '');
    let isOpen = false;
    if (steps.length > 1 && takeParallel(cursor)) {
      isOpen = !isParallel && !isAll && areUnlike(steps);
      isParallel = true;
      // `a, b and c in parallel after that`: whether a is one of them is not said.
      if (isAhead(cursor, takeSequence)) return null;
    }
    return steps.length === 0
      ? null
      : { steps, isParallel: isParallel && steps.length > 1, isOpen };
  });
}

/** More than two whole actions, of more than one verb: a list whose last two alone may be meant. */
function areUnlike(steps: readonly SaidStep[]): boolean {
  const actions = steps.map(({ id }) => id.split('_'));
  const verbs = new Set(actions.map(([action]) => action));
  return steps.length > 2 && verbs.size > 1 && actions.every(({ length }) => length > 1);
}

/** `fan out to`, where what follows runs at once. */
function takeFan(cursor: Cursor): boolean {
  const fan = 'fan|fans|fanning out';
  const work = 'a|the? job|jobs|task|tasks|work';
  return takeOneOf(cursor, [`${fan} to|into|:`, `${fan} ${work} to|into|:`]) !== null;
}
