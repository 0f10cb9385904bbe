import { attempt } from '../../text/cursor.ts';
import { verb } from '../../text/words/verbs.ts';
import { verbForms } from '../../text/words/verb-forms.ts';
import type { Unknown } from '../pattern.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { allOrOne, foundBy, idOutput } from './key-parts.ts';
import { keyedRecord } from './keyed-record.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { sqlOperation } from './sql-operation.ts';
import { parametersOf, words } from './stored-record.ts';

const updates = verbForms('update').join('|');
const inserts = ['insert', 'create', 'write', 'add'].flatMap(verbForms).join('|');

/** A row that is written whether or not it is there: `Upsert products by sku`. */
export const upsertRow: EffectPattern = {
  id: 'effect.upsert-row',
  version: '1.0.0',
  example: 'Upsert products by sku into the products table.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const clause = readRowClause(cursor, {
        verbs: [verb.upsert, `${inserts} or ${updates}`, `${updates} or ${inserts}`],
        roles: 'upserter',
        scope,
        hasFields: true,
        hasKey: true,
      });
      return clause === null ? null : upsertPiece(clause, scope);
    }),
};

function upsertPiece(
  { entity, target, fields, key, store, modifiers }: RowClause,
  scope: EffectScope,
): EffectPiece {
  const table = tableOf(entity, store);
  const record = keyedRecord({ entity, fields, key }, scope);
  const { own } = record;
  const others = record.columns;
  const columns = [[column(own.name), { var: `input.${own.name}` }] as const, ...others];
  const sets = others.map(([name]) => `${name} = excluded.${name}`).join(', ');
  const names = columns.map(([name]) => name).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const onConflict = others.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${sets}`;
  const statement = `INSERT INTO ${table.name} (${names}) VALUES (${marks}) ON CONFLICT (${column(own.name)}) ${onConflict}`;
  return {
    entity,
    role: 'writer',
    done: 'saved',
    inputs: record.inputs,
    outputs: [idOutput(own, entity)],
    operations: [
      sqlOperation({
        operation: `upsert_${entity}`,
        statement,
        parameters: parametersOf(columns),
        idempotent: true,
      }),
    ],
    errors: ['DATABASE_UNAVAILABLE'],
    key: { var: `input.${own.name}` },
    modifiers,
    assumptions: [
      ...table.assumptions,
      ...record.assumptions,
      ...foundBy(key, own),
      `${own.name} is unique in ${table.name}.`,
    ],
    unknown: [...allOrOne({ entity, target }), ...whichKey({ entity, fields, key })],
  };
}

/** Fields were said, none of them a key, and not by which of them a row is the same. */
function whichKey({
  entity,
  fields,
  key,
}: Pick<RowClause, 'entity' | 'fields' | 'key'>): readonly Unknown[] {
  const isKey = ({ name }: { readonly name: string }): boolean => /^id$|^uuid$/i.test(name);
  if (key !== null || fields.length === 0 || fields.some(isKey)) return [];
  const names = fields.map(({ name }) => name).join(', ');
  const question = `By which of ${names} is one ${words(entity)} told from another, so that it is updated?`;
  return [{ path: 'io_operations[0].request.statement', question }];
}
