import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import {
  namesIn,
  readExpression,
  valueOf,
  withNames,
  type SaidExpression,
} from '../../text/parts/read-expression.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { snakeCase } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import { ownName, readRows, resultName, rowField, sameRows, type RowSource } from './row-source.ts';
import { rowStep } from './row-step.ts';

interface Said {
  readonly name: string;
  /** Null: how it is worked out is not said. */
  readonly expression: SaidExpression | null;
  /** Null: of single values, not of rows. */
  readonly source: RowSource | null;
}

/** A number by a formula: `Compute margin as (price minus cost) divided by price`. */
export const formula: ComputePattern = {
  id: 'compute.formula',
  version: '1.0.0',
  example: 'Compute margin as (price minus cost) divided by price.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said = readFormula(cursor, scope);
      return said === null
        ? null
        : said.source === null
          ? valuePiece(said, scope)
          : rowsPiece({ ...said, source: said.source }, scope);
    }),
};

function readFormula(cursor: Cursor, scope: ComputeScope): Said | null {
  const asked = takeOneOf(cursor, [`${verb.calculate} out?`]) !== null;
  takePhrase(cursor, 'the|a|an?');
  const name = (asked ? readLongName(cursor) : null) ?? readName(cursor);
  if (name === null) return null;
  const source = attempt(cursor, () =>
    takePhrase(cursor, 'of|for each|every|all?') === null ? null : readRows(cursor, scope),
  );
  const expression = attempt(cursor, () =>
    takeOneOf(cursor, ['as|=|is|equals|from|:', 'by taking|computing|calculating?']) === null
      ? null
      : readExpression(cursor),
  );
  if (expression === null && !asked) return null;
  const after =
    source ??
    (expression === null
      ? null
      : attempt(cursor, () =>
          takePhrase(cursor, 'for|of each|every|all') === null ? null : readRows(cursor, scope),
        ));
  if (scope.before !== null && after === null) return null;
  // One field by another name is no formula.
  return expression !== null && expression.kind === 'field'
    ? null
    : { name, expression, source: after };
}

function readName(cursor: Cursor): string | null {
  const [field, second] = readFields(cursor, { introduced: true }) ?? [];
  return field === undefined || second !== undefined ? null : snakeCase(field.name);
}

/** `body mass index:`, a name of some words before its formula. */
function readLongName(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const parts: string[] = [];
    for (
      let token = peek(cursor);
      token?.kind === 'word' && parts.length < 4;
      token = peek(cursor)
    ) {
      if (functionWords.has(token.lower)) break;
      parts.push(token.text);
      cursor.at += 1;
    }
    const ends = ['as', '=', ':', 'equals'].includes(peek(cursor)?.lower ?? '');
    return parts.length > 1 && ends ? snakeCase(parts.join('_')) : null;
  });
}

function question(name: string): ComputePiece['unknown'][number]['question'] {
  return `By which formula of which fields is ${name.replaceAll('_', ' ')} worked out?`;
}

function valuePiece({ name, expression: said }: Said, scope: ComputeScope): ComputePiece {
  const expression =
    said === null ? null : withNames(said, (field) => ownName(field, { entity: '', scope }));
  const names = expression === null ? [] : namesIn(expression);
  const fields = names.map((field) =>
    rowField(field, { entity: '', used: { type: 'number' }, scope }),
  );
  return {
    entity: name,
    role: 'calculator',
    inputs: fields,
    rows: null,
    steps: [
      {
        arithmetic: { value: expression === null ? null : valueOf(expression, 'var') },
        to: `${name}_value`,
      },
    ],
    result: {
      value: `${name}_value`,
      name,
      schema: { type: 'number', description: `The ${name.replaceAll('_', ' ')}.` },
      isRows: false,
      fields: null,
      added: [],
    },
    errors: [],
    assumptions: ['The result is not rounded: it is exact.'],
    unknown:
      expression === null
        ? [{ path: 'pipeline[0].arithmetic.value', question: question(name) }]
        : [],
  };
}

function rowsPiece(
  { name, expression, source }: Said & { readonly source: RowSource },
  scope: ComputeScope,
): ComputePiece {
  const { entity, value } = source;
  const own =
    expression === null
      ? null
      : withNames(expression, (field) => ownName(field, { entity, scope }));
  const names = own === null ? [] : namesIn(own);
  const to = resultName(source, 'with');
  const path = `pipeline[0].map.set.${name}`;
  return rowStep(source, {
    scope,
    role: `${name}_calculator`,
    fields: names.map((field) => rowField(field, { entity, used: { type: 'number' }, scope })),
    steps: [
      { from: value, map: { set: { [name]: own === null ? null : valueOf(own, 'field') } }, to },
    ],
    to,
    result: { added: [...sameRows(source, to).added, name] },
    assumptions: [
      `Each of the ${value.replaceAll('_', ' ')} gets a field ${name}, which is not rounded.`,
    ],
    unknown: own === null ? [{ path, question: question(name) }] : [],
  });
}
