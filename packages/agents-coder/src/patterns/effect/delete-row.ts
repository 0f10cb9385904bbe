import { verb } from '../../text/words/verbs.ts';
import { keyField } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { foundBy, whichRows } from './key-parts.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { sqlOperation } from './sql-operation.ts';

/** A row that is removed: `Delete a session by id`. */
export const deleteRow: EffectPattern = {
  id: 'effect.delete-row',
  version: '1.0.0',
  example: 'Delete a session by id from the sessions table.',
  read: (cursor, scope) => {
    const clause = readRowClause(cursor, {
      verbs: [verb.remove],
      roles: 'deleter|remover',
      scope,
      hasKey: true,
    });
    return clause === null || clause.fields.length > 0 ? null : deletePiece(clause, scope);
  },
};

function deletePiece(
  { entity, target, key, store, modifiers }: RowClause,
  scope: EffectScope,
): EffectPiece {
  const table = tableOf(entity, store);
  const own = keyField(key ?? 'id', entity, scope.types);
  const operation = `delete_${entity}`;
  return {
    entity,
    role: 'deleter',
    done: 'deleted',
    inputs: [own],
    outputs: [
      {
        name: 'deleted',
        schema: {
          type: 'integer',
          description: 'How many rows were deleted: none where there was none.',
        },
        value: { var: `${operation}.rows` },
      },
    ],
    operations: [
      sqlOperation({
        operation,
        statement: `DELETE FROM ${table.name} WHERE ${column(own.name)} = ?`,
        parameters: { [own.name]: { var: `input.${own.name}` } },
        idempotent: true,
      }),
    ],
    errors: ['DATABASE_UNAVAILABLE'],
    key: { var: `input.${own.name}` },
    modifiers,
    assumptions: [...table.assumptions, ...foundBy(key, own)],
    unknown: whichRows({ entity, key, target }, 'deleted: all of them, or by which field'),
  };
}
