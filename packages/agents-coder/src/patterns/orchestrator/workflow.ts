import type { Mapping } from '../../contract/mapping.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { readStages, type SaidStage } from '../../text/parts/read-stages.ts';
import { takePhrase } from '../../text/phrase.ts';
import { anyForm } from '../../text/words/verb-forms.ts';
import { compoundHeads } from '../../text/words/nouns.ts';
import { words } from '../effect/stored-record.ts';
import type { WorkflowPattern, WorkflowPiece, WorkflowScope } from './workflow-piece.ts';

/** Steps one after another or at once: `Reserve stock, then charge the card, then ship the order; on failure undo`. */
export const workflow: WorkflowPattern = {
  id: 'orchestrator.workflow',
  version: '1.0.0',
  example: 'Reserve stock, then charge the card, then ship the order; on failure undo.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const subject = scope.before === null ? readSubject(cursor, scope) : null;
      const stages = readStages(cursor);
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

/** `Coordinate the order process:`. */
function readSubject(cursor: Cursor, scope: WorkflowScope): string | null {
  return attempt(cursor, () => {
    const led = takePhrase(cursor, coordinates) !== null;
    const noun = readNoun(cursor, scope.known);
    if (noun === null || noun.field !== null) return null;
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
    assumptions: [],
    unknown: [
      {
        path: 'workflow_coordination.steps',
        question: `Which steps does the ${words(entity)} workflow have, and which waits for which?`,
      },
    ],
  };
}

function workflowPiece(
  entity: string,
  { stages, isUndone, attempts, timeoutMs }: NonNullable<ReturnType<typeof readStages>>,
): WorkflowPiece {
  const steps: Mapping[] = [];
  let before: readonly string[] = [];
  for (const stage of stages) {
    for (const { id } of stage.steps) {
      steps.push({
        id,
        uses: id,
        ...(before.length === 0 ? {} : { depends_on: [...before] }),
        ...(attempts === null ? {} : { retry: { max_attempts: attempts } }),
        ...(timeoutMs === null ? {} : { timeout_ms: timeoutMs }),
        ...(isUndone ? { compensate: `undo_${id}` } : {}),
      });
      if (!stage.isParallel) before = [id];
    }
    if (stage.isParallel) before = stage.steps.map(({ id }) => id);
  }
  return {
    entity,
    role: 'workflow',
    steps,
    assumptions: [
      'What a step does is an action of its name, a module in ACTIONS_FOLDER; the node only coordinates them.',
      ...(isUndone
        ? [
            'How a step is undone is not said: by the action undo_<step>, the last that was done first.',
          ]
        : ['What is done stays done when a later step fails: nothing of undoing is said.']),
      ...(attempts === null
        ? ['A step that fails is not tried again: nothing of that is said.']
        : []),
    ],
    unknown: [],
  };
}
