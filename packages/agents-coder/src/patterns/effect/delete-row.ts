import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { verb } from '../../text/words/verbs.ts';
import { keyField } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { foundBy, whichRows } from './key-parts.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';

/** A row that is removed: `Delete a session by id`. */
export const deleteRow: EffectPattern = {
  id: 'effect.delete-row',
  version: '1.0.0',
  example: 'Delete a session by id from the sessions table.',
  read: (cursor, scope) => {
    let isNeeded = false;
    const clause = readRowClause(cursor, {
      verbs: [verb.remove],
      roles: 'deleter|remover',
      scope,
      hasKey: true,
      also: (at, { entity }) => {
        const fails = takeMissingFails(at, entity);
        isNeeded ||= fails;
        return fails;
      },
    });
    return clause === null || clause.fields.length > 0
      ? null
      : deletePiece(clause, isNeeded, scope);
  },
};

function deletePiece(
  { entity, target, key, store, modifiers }: RowClause,
  ...[isNeeded, scope]: [boolean, EffectScope]
): EffectPiece {
  const table = tableOf(entity, store);
  const own = keyField(key ?? 'id', entity, scope.types);
  const operation = `delete_${entity}`;
  const missing = isNeeded ? codeFor(entity, 'NOT_FOUND') : null;
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
        ...(missing === null ? {} : { missing }),
      }),
    ],
    errors: [...(missing === null ? [] : [missing]), 'DATABASE_UNAVAILABLE'],
    key: { var: `input.${own.name}` },
    modifiers,
    assumptions: [...table.assumptions, ...foundBy(key, own)],
    unknown: whichRows({ entity, key, target }, 'deleted: all of them, or by which field'),
  };
}
