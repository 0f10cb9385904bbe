import { attempt, type Cursor } from '../../text/cursor.ts';
import { readConditions, type SaidConditions } from '../../text/parts/read-condition.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import { conditionsOf, typeUsed } from './condition-of.ts';
import {
  inputFields,
  missingFields,
  readRows,
  resultName,
  rowField,
  rowsBefore,
  sameRows,
  type RowSource,
} from './row-source.ts';

/** Rows that fulfil conditions, or those that do not: `Filter orders with amount above 100`. */
export const filterRows: ComputePattern = {
  id: 'compute.filter-rows',
  version: '1.0.0',
  example: 'Filter orders with amount above 100.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const excludes = takePhrase(cursor, `${verb.exclude} out?`) !== null;
      if (!excludes && takeOneOf(cursor, [`${verb.filter} out`, verb.filter]) === null) return null;
      const isOut = cursor.tokens[cursor.at - 1]?.lower === 'out' || excludes;
      takePhrase(cursor, 'only? the|all|those|any*');
      const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
      const said = source === null ? null : readWhere(cursor);
      return source === null || said === null ? null : filterPiece(source, { said, isOut, scope });
    }),
};

function readWhere(cursor: Cursor): SaidConditions | null {
  takePhrase(cursor, ',?');
  const lead = takeOneOf(cursor, [
    'where|whose|with|having|if|when',
    'that|which have|has|are|is?',
    'for which',
    'by',
  ]);
  return lead === null ? null : readConditions(cursor);
}

interface Facts {
  readonly said: SaidConditions;
  readonly isOut: boolean;
  readonly scope: ComputeScope;
}

function filterPiece(source: RowSource, { said, isOut, scope }: Facts): ComputePiece {
  const { entity, value } = source;
  const where = conditionsOf(said, 'field');
  const fields = said.conditions.map((condition) =>
    rowField(condition.field, { entity, used: typeUsed(condition), scope }),
  );
  const to = resultName(source, 'kept');
  return {
    entity,
    role: 'filter',
    inputs: [],
    rows: inputFields(fields, source),
    steps: [{ from: value, filter: { where: isOut ? { not: where } : where }, to }],
    result: sameRows(source, to),
    errors: [],
    assumptions: [
      `The ${value.replaceAll('_', ' ')} that are left keep their order and all their fields.`,
    ],
    unknown: missingFields(
      said.conditions.map(({ field }) => field),
      source,
      scope,
    ),
  };
}
