import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { control } from '../../text/parts/read-step.ts';
import { isQualifier, readNoun } from '../../text/parts/read-noun.ts';
import { readStages, type SaidStage, type SaidWorkflow } from '../../text/parts/read-stages.ts';
import { takePhrase } from '../../text/phrase.ts';
import { anyForm } from '../../text/words/verb-forms.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { snakeCase } from '../../text/words/inflect.ts';
import { adjectives, compoundHeads } from '../../text/words/nouns.ts';
import { words } from '../effect/stored-record.ts';
import { stepsOf } from './steps-of.ts';
import type { WorkflowPattern, WorkflowPiece, WorkflowScope } from './workflow-piece.ts';

/** Steps one after another or at once: `Reserve stock, then charge the card, then ship the order; on failure undo`. */
export const workflow: WorkflowPattern = {
  id: 'orchestrator.workflow',
  version: '1.0.0',
  example: 'Reserve stock, then charge the card, then ship the order; on failure undo.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const title = scope.before === null ? readTitle(cursor) : null;
      const subject = title ?? (scope.before === null ? readSubject(cursor, scope) : null);
      const isRun = takePhrase(cursor, runs) !== null;
      const stages = readStages(cursor, title !== null || isRun);
      if (stages === null) return subject === null ? null : emptyPiece(subject);
      return workflowPiece(subject ?? entityOf(stages.stages), stages);
    }),
};

const coordinates = anyForm(
  'coordinate',
  'orchestrate',
  'run',
  'execute',
  'manage',
  'handle',
  'perform',
);

const runs = anyForm('run', 'execute', 'perform');

/** `Checkout:`, `Saga for booking a trip:`. Words that say how or when are no part of a title. */
function readTitle(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    takePhrase(cursor, coordinates);
    const parts: string[] = [];
    for (let token = peek(cursor); token?.kind === 'word'; token = peek(cursor)) {
      const { lower } = token;
      const isLast = peek(cursor, 1)?.text === ':';
      const isPart = !isQualifier(lower) || (lower.endsWith('ing') && !adjectives.has(lower));
      if (parts.length > 3 || (!isPart && !isLast) || adjectives.has(lower)) return null;
      cursor.at += 1;
      if (/^(?:a|an|the|for|of|saga|workflow|process|flow|steps)$/.test(lower)) continue;
      // An approval is a title, and no step that could be done.
      const isWhen = control.has(lower) && lower !== 'approval';
      if (functionWords.has(lower) || isWhen || !isPart) return null;
      parts.push(snakeCase(lower));
    }
    return takePhrase(cursor, ':') === null || parts.length === 0 ? null : parts.join('_');
  });
}

/** `Coordinate the order process:`. */
function readSubject(cursor: Cursor, scope: WorkflowScope): string | null {
  return attempt(cursor, () => {
    const led = takePhrase(cursor, coordinates) !== null;
    const noun = readNoun(cursor, scope.known);
    if (noun === null || noun.field !== null || control.has(noun.name)) return null;
    const named =
      takePhrase(
        cursor,
        'process|workflow|flow|saga|pipeline|processing|fulfilment|fulfillment',
      ) !== null;
    const isTitle = peek(cursor)?.text === ':';
    const ends =
      takePhrase(cursor, ':|by|-') !== null ||
      peek(cursor) === undefined ||
      peek(cursor)?.text === '.';
    return (led || named || isTitle) && ends ? noun.name : null;
  });
}

/** The thing of business that the steps are about, else that of the last step. */
function entityOf(stages: readonly SaidStage[]): string {
  const nouns = stages.flatMap(({ steps }) => steps.map(({ id }) => id.split('_').at(-1) ?? id));
  return (
    nouns.find((noun) => compoundHeads.has(noun) && !means.has(noun)) ?? nouns.at(-1) ?? 'workflow'
  );
}

/** What steps use and work on, rather than what the workflow is about. */
const means: ReadonlySet<string> = new Set(
  'stock inventory price payment email message chat comment card event log audit access tax policy line'.split(
    ' ',
  ),
);

function emptyPiece(entity: string): WorkflowPiece {
  return {
    entity,
    role: 'workflow',
    steps: [{ id: 'first_step', uses: 'first_step' }],
    maxParallel: null,
    assumptions: [],
    unknown: [
      {
        path: 'workflow_coordination.steps',
        question: `Which steps does the ${words(entity)} workflow have, and which waits for which?`,
      },
    ],
  };
}

function workflowPiece(entity: string, said: SaidWorkflow): WorkflowPiece {
  const { stages, isUndone, attempts, maxParallel } = said;
  const isSaid = stages.some((stage) => stage.steps.some(({ undo }) => undo !== null));
  return {
    entity,
    role: 'workflow',
    steps: stepsOf(said),
    maxParallel,
    assumptions: [
      'What a step does is an action of its name, a module in ACTIONS_FOLDER; the node only coordinates them.',
      ...(isUndone
        ? [
            'How a step is undone is not said: by the action undo_<step>, the last that was done first.',
          ]
        : isSaid
          ? ['What is undone is so in reverse order; a step without an undoing stays done.']
          : ['What is done stays done when a later step fails: nothing of undoing is said.']),
      ...(attempts === null
        ? ['A step that fails is not tried again, but where that is said of it.']
        : []),
    ],
    unknown: stages.filter(({ isOpen }) => isOpen).map(whichAtOnce),
  };
}

function whichAtOnce({ steps }: SaidStage): WorkflowPiece['unknown'][number] {
  const names = steps.map(({ id }) => words(id)).join(', ');
  const question = `Do all of ${names} run at once, or does one of them come before the others?`;
  return { path: 'workflow_coordination.steps', question };
}
