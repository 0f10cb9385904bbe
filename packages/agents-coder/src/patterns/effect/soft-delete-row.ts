import { attempt } from '../../text/cursor.ts';
import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takeOneOf } from '../../text/phrase.ts';
import { verbForms } from '../../text/words/verb-forms.ts';
import { keyField } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { foundBy, idOutput, whichRows } from './key-parts.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';

const deletes = [...verbForms('delete'), ...verbForms('remove')].join('|');
const marks = [...verbForms('mark'), ...verbForms('flag')].join('|');

/** A row that stays and counts as deleted: `Soft delete a customer by id`. */
export const softDeleteRow: EffectPattern = {
  id: 'effect.soft-delete-row',
  version: '1.0.0',
  example: 'Soft delete a customer by id.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      let isMarked = false;
      const clause = readRowClause(cursor, {
        verbs: [`soft|logically ${deletes}`, `soft-delete|soft-deletes|soft-deleting`, marks],
        roles: 'archiver',
        scope,
        hasKey: true,
        also: (at, { entity }) => {
          if (takeMissingFails(at, entity)) return true;
          const isSet = ['( set|sets|setting deleted_at )', 'by? setting deleted_at'];
          if (takeOneOf(at, isSet) !== null) return true;
          const marked = takeOneOf(at, ['as deleted|removed']) !== null;
          isMarked ||= marked;
          return marked;
        },
      });
      const asked = cursor.tokens
        .slice(0, cursor.at)
        .some(({ lower }) => /^soft|^logically$/.test(lower));
      return clause === null || clause.fields.length > 0 || !(isMarked || asked)
        ? null
        : softDeletePiece(clause, scope);
    }),
};

function softDeletePiece(
  { entity, target, key, store, modifiers }: RowClause,
  scope: EffectScope,
): EffectPiece {
  const table = tableOf(entity, store);
  const own = keyField(key ?? 'id', entity, scope.types);
  return {
    entity,
    role: 'deleter',
    done: 'deleted',
    inputs: [own],
    outputs: [idOutput(own, entity)],
    operations: [
      sqlOperation({
        operation: `soft_delete_${entity}`,
        statement: `UPDATE ${table.name} SET deleted_at = COALESCE(deleted_at, CURRENT_TIMESTAMP) WHERE ${column(own.name)} = ?`,
        parameters: { [own.name]: { var: `input.${own.name}` } },
        idempotent: true,
        missing: codeFor(entity, 'NOT_FOUND'),
      }),
    ],
    errors: [codeFor(entity, 'NOT_FOUND'), 'DATABASE_UNAVAILABLE'],
    key: { var: `input.${own.name}` },
    modifiers,
    assumptions: [
      ...table.assumptions,
      `How a deleted row is marked is not said: the column deleted_at gets the time; a second time leaves the first.`,
      ...foundBy(key, own),
    ],
    unknown: whichRows({ entity, key, target }, 'marked: all of them, or by which field'),
  };
}
