import type { Field } from '../../entity-types/entity-type.ts';
import { takeOneOf } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import { keyField } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece } from './effect-piece.ts';
import { allOrOne } from './key-parts.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';
import { parametersOf, storedRecord, words } from './stored-record.ts';
import type { EffectScope } from './effect-piece.ts';

/** A new row: `Insert an order with customer_id and amount into the orders table`. */
export const insertRow: EffectPattern = {
  id: 'effect.insert-row',
  version: '1.0.0',
  example: 'Write user data to the database.',
  read: (cursor, scope) => {
    const clause = readRowClause(cursor, {
      verbs: [verb.insert],
      roles: 'writer|inserter|creator|saver',
      scope,
      hasFields: true,
      also: (at) =>
        takeOneOf(at, ['and? returns|returning|return its|the|new|generated* id']) !== null,
    });
    return clause === null ? null : insertPiece(clause, scope);
  },
};

function insertPiece(
  { entity, target, fields, store, modifiers }: RowClause,
  scope: EffectScope,
): EffectPiece {
  const table = tableOf(entity, store);
  const record = storedRecord(entity, { fields, scope });
  const operation = `insert_${entity}`;
  const own = keyField('id', entity, scope.types);
  const isRepeated =
    modifiers.attempts !== undefined || modifiers.defaults?.includes('retry') === true;
  const given = record.inputs.find(({ name }) => name === own.name);
  const withKey = isRepeated && given === undefined;
  const inputs: readonly Field[] = withKey ? [own, ...record.inputs] : record.inputs;
  const columns = withKey
    ? [[column(own.name), { var: `input.${own.name}` }] as const, ...record.columns]
    : record.columns;
  const names = columns.map(([name]) => name).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const conflict = isRepeated ? ` ON CONFLICT (${column(own.name)}) DO NOTHING` : '';
  const returned = isRepeated ? '' : ` RETURNING ${column(own.name)}`;
  const id = isRepeated
    ? { var: `input.${own.name}` }
    : { var: `${operation}.returning.${own.name}` };
  return {
    entity,
    role: 'writer',
    done: 'created',
    inputs: isRepeated
      ? inputs.map((field) => (field.name === own.name ? { ...field, isRequired: true } : field))
      : inputs,
    outputs: [
      {
        name: own.name,
        schema: { ...idSchema(own), description: `Id of the ${words(entity)}.` },
        value: id,
      },
    ],
    operations: [
      sqlOperation({
        operation,
        statement: `INSERT INTO ${table.name} (${names}) VALUES (${marks})${conflict}${returned}`,
        parameters: parametersOf(columns),
        idempotent: isRepeated,
        taken: codeFor(entity, 'EXISTS'),
      }),
    ],
    errors: [codeFor(entity, 'EXISTS'), 'DATABASE_UNAVAILABLE'],
    key: id,
    modifiers,
    assumptions: [
      ...table.assumptions,
      ...record.assumptions,
      isRepeated
        ? `A repeated insert must not write twice: ${own.name} comes with the input, and one that is there already is left as it is.`
        : `${table.name} has a column ${own.name}${given === undefined ? ' that the database fills' : ''}.`,
    ],
    unknown: allOrOne({ entity, target }),
  };
}

function idSchema({ schema }: Field): Field['schema'] {
  return schema['type'] === undefined ? { type: ['integer', 'string'] } : schema;
}
