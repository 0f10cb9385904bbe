import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { allOrOne, foundBy, idOutput } from './key-parts.ts';
import { keyedRecord } from './keyed-record.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';
import { parametersOf, words } from './stored-record.ts';

/** New values for a row: `Update the status of an order`. */
export const updateRow: EffectPattern = {
  id: 'effect.update-row',
  version: '1.0.0',
  example: 'Update the status of an order and publish an event.',
  read: (cursor, scope) => {
    const clause = readRowClause(cursor, {
      verbs: [verb.update],
      roles: 'updater|modifier|editor',
      scope,
      hasFields: true,
      hasKey: true,
      also: (at, { entity }) => takeMissingFails(at, entity),
    });
    return clause === null ? null : updatePiece(clause, scope);
  },
};

function updatePiece(
  { entity, target, fields, key, store, modifiers }: RowClause,
  scope: EffectScope,
): EffectPiece {
  const table = tableOf(entity, store);
  const record = keyedRecord({ entity, fields, key }, scope);
  const { own } = record;
  const { columns } = record;
  const sets = columns.map(([name]) => `${name} = ?`).join(', ');
  return {
    entity,
    role: 'updater',
    done: 'updated',
    inputs: record.inputs,
    outputs: [idOutput(own, entity)],
    operations: [
      sqlOperation({
        operation: `update_${entity}`,
        statement: `UPDATE ${table.name} SET ${sets} WHERE ${column(own.name)} = ?`,
        parameters: parametersOf([...columns, [own.name, { var: `input.${own.name}` }]]),
        idempotent: true,
        missing: codeFor(entity, 'NOT_FOUND'),
      }),
    ],
    errors: [codeFor(entity, 'NOT_FOUND'), 'DATABASE_UNAVAILABLE'],
    key: { var: `input.${own.name}` },
    modifiers,
    assumptions: [...table.assumptions, ...record.assumptions, ...foundBy(key, own)],
    unknown: [
      ...allOrOne({ entity, target }),
      ...(columns.length === 0
        ? [
            {
              path: 'io_operations[0].request.statement',
              question: `Which fields of ${words(entity)} get new values?`,
            },
          ]
        : []),
    ],
  };
}
