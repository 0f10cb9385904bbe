import { attempt, type Cursor } from '../../text/cursor.ts';
import { readLiteral, type Scalar } from '../../text/parts/read-condition.ts';
import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takePhrase } from '../../text/phrase.ts';
import { snakeCase } from '../../text/words/inflect.ts';
import { anyForm } from '../../text/words/verb-forms.ts';
import { verb } from '../../text/words/verbs.ts';
import { keyField } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { foundBy, idOutput, whichRows } from './key-parts.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';

interface Setting {
  readonly field: string;
  readonly value: Scalar;
}

/** A field that gets a value which the request says: `Mark an order as shipped`. */
export const setField: EffectPattern = {
  id: 'effect.set-field',
  version: '1.0.0',
  example: 'Set the status of an invoice to paid.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const state = states.find(([form]) => isAt(cursor, form))?.[1] ?? null;
      let setting: Setting | null = state;
      const clause = readRowClause(cursor, {
        verbs: [verb.update, anyForm('mark', 'flag'), ...states.map(([form]) => form)],
        roles: 'setter',
        scope,
        hasKey: true,
        also: (at, { entity, fields }) => {
          if (state !== null && takeSameSetting(at, state)) return true;
          const found =
            setting === null ? readSetting(at, fields.length === 1 ? fields[0] : null) : null;
          setting = found ?? setting;
          return found !== null || takeMissingFails(at, entity);
        },
      });
      return clause === null || setting === null ? null : settingPiece(clause, setting, scope);
    }),
};

/** `deactivate`, which sets `active` to false. */
const states: readonly (readonly [string, Setting])[] = [
  [anyForm('deactivate'), { field: 'active', value: false }],
  [anyForm('activate'), { field: 'active', value: true }],
];

function isAt(cursor: Cursor, form: string): boolean {
  const from = cursor.at;
  const found = takePhrase(cursor, form) !== null;
  cursor.at = from;
  return found;
}

/** `: set active to false`, `by setting active to false`, which says how. */
function takeSameSetting(cursor: Cursor, { field, value }: Setting): boolean {
  const form = `:|,|by? ${anyForm('set')} the|its? ${field}|is_${field} flag|field? to|= ${String(value)}`;
  return takePhrase(cursor, form) !== null;
}

/** `as shipped` of an entity, `to paid` of a field. */
function readSetting(
  cursor: Cursor,
  field: { readonly name: string } | null | undefined,
): Setting | null {
  return attempt(cursor, () => {
    if (field == null) {
      if (takePhrase(cursor, 'as') === null) return null;
      const value = readLiteral(cursor, 'status');
      return value === null || /^(?:deleted|removed)$/.test(String(value))
        ? null
        : { field: 'status', value };
    }
    const value = takePhrase(cursor, 'to|=') === null ? null : readLiteral(cursor, field.name);
    return value === null ? null : { field: field.name, value };
  });
}

function settingPiece(
  { entity, target, key, store, modifiers }: RowClause,
  ...[setting, scope]: [Setting, EffectScope]
): EffectPiece {
  const { value } = setting;
  const field = keyField(setting.field, entity, scope.types).name;
  const table = tableOf(entity, store);
  const own = keyField(key ?? 'id', entity, scope.types);
  return {
    entity,
    role: `${snakeCase(field)}_setter`,
    done: typeof value === 'string' && /^[a-z_]+$/.test(value) ? value : 'updated',
    inputs: [own],
    outputs: [idOutput(own, entity)],
    operations: [
      sqlOperation({
        operation: `set_${entity}_${field}`,
        statement: `UPDATE ${table.name} SET ${column(field)} = ? WHERE ${column(own.name)} = ?`,
        parameters: { [field]: value, [own.name]: { var: `input.${own.name}` } },
        idempotent: true,
        missing: codeFor(entity, 'NOT_FOUND'),
      }),
    ],
    errors: [codeFor(entity, 'NOT_FOUND'), 'DATABASE_UNAVAILABLE'],
    key: { var: `input.${own.name}` },
    modifiers,
    assumptions: [
      ...table.assumptions,
      ...(target.fields.length === 0 ? [`Where that is kept is not said: in ${field}.`] : []),
      ...foundBy(key, own),
    ],
    unknown: whichRows({ entity, key, target }, 'changed: all of them, or by which field'),
  };
}
