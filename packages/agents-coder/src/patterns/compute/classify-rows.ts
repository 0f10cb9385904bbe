import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readConditions, type SaidConditions } from '../../text/parts/read-condition.ts';
import { takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import { conditionFields, ownConditions } from './condition-fields.ts';
import { conditionsOf } from './condition-of.ts';
import { readRows, resultName, type RowSource } from './row-source.ts';
import { rowStep } from './row-step.ts';

interface Case {
  readonly label: string;
  readonly when: SaidConditions;
}

/** A label for each row by conditions: `Classify customers as gold if revenue is over 1000, otherwise bronze`. */
export const classifyRows: ComputePattern = {
  id: 'compute.classify-rows',
  version: '1.0.0',
  example:
    'Classify customers as gold if revenue is over 1000, silver if revenue is over 500, otherwise bronze.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const source = readClassified(cursor, scope) ?? readWorkedOut(cursor, scope);
      if (source === null) return null;
      const cases: Case[] = [];
      for (let next = readCase(cursor); next !== null; next = readCase(cursor)) cases.push(next);
      const otherwise =
        attempt(cursor, () =>
          takePhrase(cursor, ',|;|and* otherwise|else|everything|all else|other|others? as|is?') ===
          null
            ? null
            : readLabel(cursor),
        ) ?? readLabelOfRest(cursor);
      return cases.length === 0 ? null : classifyPiece(source, { cases, otherwise, scope });
    }),
};

/** `classify customers as`. */
function readClassified(cursor: Cursor, scope: ComputeScope): RowSource | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, `${verb.classify} each|every|all?`) === null) return null;
    const source = readRows(cursor, scope);
    return source === null || takePhrase(cursor, 'as|into|:') === null ? null : source;
  });
}

/** `for each student work out the grade:`. */
function readWorkedOut(cursor: Cursor, scope: ComputeScope): RowSource | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'for? each|every') === null) return null;
    const source = readRows(cursor, scope);
    if (source === null) return null;
    takePhrase(cursor, ',');
    const labels = 'grade|class|category|label|level|tier|rating|band|status';
    const led = takePhrase(cursor, `${verb.calculate}|assign|give out? a|the|its? ${labels} :|as`);
    return led === null ? null : source;
  });
}

/** `C otherwise`. */
function readLabelOfRest(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    takePhrase(cursor, ',|;|and|or*');
    const label = readLabel(cursor);
    return label === null || takePhrase(cursor, 'otherwise|else') === null ? null : label;
  });
}

function readCase(cursor: Cursor): Case | null {
  return attempt(cursor, () => {
    takePhrase(cursor, ',|;|and|or* as?');
    const label = readLabel(cursor);
    if (label === null || takePhrase(cursor, 'if|when|where|for the|its|their?') === null)
      return null;
    const when = readConditions(cursor);
    return when === null ? null : { label, when };
  });
}

function readLabel(cursor: Cursor): string | null {
  const token = peek(cursor);
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
  // `A` may be a grade.
  const isGrade = /^\p{Lu}$/u.test(token.text);
  if (token.kind === 'word' && functionWords.has(token.lower) && !isGrade) return null;
  cursor.at += 1;
  return token.text;
}

interface Facts {
  readonly cases: readonly Case[];
  readonly otherwise: string | null;
  readonly scope: ComputeScope;
}

function classifyPiece(source: RowSource, { cases: said, otherwise, scope }: Facts): ComputePiece {
  const { entity, value } = source;
  const rows = value.replaceAll('_', ' ');
  const to = resultName(source, 'classified');
  const cases = said.map(({ label, when }) => ({
    label,
    when: ownConditions(when, { entity, scope }),
  }));
  const labels = new Set([...cases.map(({ label }) => label), otherwise ?? '']);
  const question = `What are ${rows} where none of the conditions holds?`;
  return rowStep(source, {
    scope,
    role: 'classifier',
    fields: conditionFields(
      cases.flatMap(({ when }) => when.conditions),
      { entity, scope },
    ),
    steps: [
      {
        from: value,
        choose: {
          cases: cases.map(({ label, when }) => ({
            when: conditionsOf(when, 'field'),
            value: label,
          })),
          otherwise,
        },
        to,
      },
    ],
    to,
    result: {
      name: 'classes',
      schema: {
        type: 'array',
        items: { type: 'string', enum: [...labels] },
        description: `The class of each of the ${rows}, in their order.`,
      },
      isRows: false,
    },
    assumptions: [
      'The first condition that holds decides; the classes come in the order of the rows.',
    ],
    unknown: otherwise === null ? [{ path: 'pipeline[0].choose.otherwise', question }] : [],
  });
}
