import { attempt, type Cursor } from '../../text/cursor.ts';
import {
  namesIn,
  readExpression,
  valueOf,
  withNames,
  type SaidExpression,
} from '../../text/parts/read-expression.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { plural } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import { ownName, rowField } from './row-source.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';

interface Share {
  readonly percent: number;
  readonly sign: 1 | -1;
}

interface Said {
  readonly entity: string;
  readonly line: string;
  /** Null: how a line is worth something is not said. */
  readonly expression: SaidExpression | null;
  readonly shares: readonly Share[];
  readonly isRounded: boolean;
}

/** What all lines come to: `the order total from quantity times price of the lines, with 20% tax`. */
export const lineTotal: ComputePattern = {
  id: 'compute.line-total',
  version: '1.0.0',
  example: 'Calculate the order total from quantity times price of the lines, with 20% tax.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said = scope.before === null ? readTotal(cursor, scope) : null;
      return said === null ? null : totalPiece(said, scope);
    }),
};

function readTotal(cursor: Cursor, scope: ComputeScope): Said | null {
  takePhrase(cursor, verb.calculate);
  takePhrase(cursor, 'the');
  const entity = readTotalOf(cursor, scope);
  if (entity === null) return null;
  const shares: Share[] = [];
  readShares(cursor, shares);
  const expression = attempt(cursor, () => {
    if (
      takePhrase(
        cursor,
        'from|as|=|by|is|: the? sum|summing|adding* up? of? the? products|product? of?',
      ) === null
    )
      return null;
    takePhrase(cursor, 'multiplying');
    return readExpression(cursor);
  });
  const line = attempt(cursor, () =>
    takePhrase(cursor, 'of|over|for|across all|each|every|the|its*') === null
      ? null
      : readNoun(cursor, scope.known),
  );
  readShares(cursor, shares);
  const isRounded =
    takeOneOf(cursor, [
      ',|and? rounded to 2|two decimals|places',
      ',|and? rounded to cents|cent',
      ',|and? rounded to 2|two decimal places',
    ]) !== null;
  return { entity, line: line?.name ?? 'line', expression, shares, isRounded };
}

/** `order total`, `total price of an order`, `cart total`. */
function readTotalOf(cursor: Cursor, scope: ComputeScope): string | null {
  const totals = 'total|totals|subtotal';
  const owned = attempt(cursor, () => {
    const noun = readNoun(cursor, scope.known);
    return noun?.field === 'total' || noun?.field === 'subtotal' ? noun.name : null;
  });
  if (owned !== null) return owned;
  return attempt(cursor, () => {
    if (
      takePhrase(cursor, `${totals} price|amount|cost|value?`) === null ||
      takePhrase(cursor, 'of|for') === null
    )
      return null;
    const noun = readNoun(cursor, scope.known);
    return noun === null || noun.field !== null || noun.isPlural ? null : noun.name;
  });
}

function readShares(cursor: Cursor, shares: Share[]): void {
  for (;;) {
    const share = attempt(cursor, (): Share | null => {
      const lead = takePhrase(
        cursor,
        ',|and? with|plus|including|adding|minus|less|after|and? a|an?',
      );
      const percent = lead === null ? null : takePhrase(cursor, '<n:number>');
      const text = percent?.['n']?.text ?? '';
      if (!text.endsWith('%') || takePhrase(cursor, 'tax|vat|surcharge|discount|rebate') === null)
        return null;
      const word = cursor.tokens[cursor.at - 1]?.lower ?? '';
      return {
        percent: Number(text.slice(0, -1)),
        sign: /^(?:discount|rebate)$/.test(word) ? -1 : 1,
      };
    });
    if (share === null) return;
    shares.push(share);
  }
}

function totalPiece(
  { entity, line, expression: said, shares, isRounded }: Said,
  scope: ComputeScope,
): ComputePiece {
  const rows = plural(line);
  const expression =
    said === null ? null : withNames(said, (name) => ownName(name, { entity: line, scope }));
  const names = expression === null ? [] : namesIn(expression);
  const fields = names.map((name) =>
    rowField(name, { entity: line, used: { type: 'number' }, scope }),
  );
  const items = {
    type: 'object',
    required: names,
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
  };
  const shared = shares.reduce<unknown>(
    (value, { percent, sign }) => ({
      fn: 'divide',
      args: [{ fn: 'multiply', args: [value, 100 + sign * percent] }, 100],
    }),
    { var: 'subtotal' },
  );
  const value = isRounded
    ? {
        fn: 'divide',
        args: [{ fn: 'round_half_up', args: [{ fn: 'multiply', args: [shared, 100] }] }, 100],
      }
    : shared;
  return {
    entity,
    role: 'total',
    inputs: [
      {
        name: rows,
        schema: {
          type: 'array',
          items,
          description: `The ${rows} of the ${entity.replaceAll('_', ' ')}.`,
        },
        isRequired: true,
      },
    ],
    rows: null,
    steps: [
      {
        from: rows,
        map: { set: { line_value: expression === null ? null : valueOf(expression, 'field') } },
        to: 'valued',
      },
      { from: 'valued', reduce: { fn: 'sum', field: 'line_value' }, to: 'subtotal' },
      { arithmetic: { value }, to: 'total' },
    ],
    result: {
      value: 'total',
      name: 'total',
      schema: { type: 'number', description: `What the ${entity.replaceAll('_', ' ')} comes to.` },
      isRows: false,
      fields: null,
      added: [],
    },
    errors: [],
    assumptions: [
      ...(isRounded
        ? ['Half a cent is rounded away from zero.']
        : ['The total is not rounded: it is exact.']),
      ...(shares.length > 1
        ? ['Percentages apply one after another, in the order in which they are said.']
        : []),
    ],
    unknown:
      expression === null
        ? [
            {
              path: 'pipeline[0].map.set.line_value',
              question: `What is a line of the ${entity.replaceAll('_', ' ')} worth: which fields does it have, and how are they multiplied?`,
            },
          ]
        : [],
  };
}
