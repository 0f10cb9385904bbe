import type { Field } from '../../entity-types/entity-type.ts';
import { keyField } from '../entity-fields.ts';
import type { EffectScope } from './effect-piece.ts';
import type { RowClause } from './read-clause.ts';
import { column } from './row-names.ts';
import { storedRecord, type StoredRecord } from './stored-record.ts';

/** A record that is found by its key: the key by itself, and the other columns. */
interface KeyedRecord extends StoredRecord {
  readonly own: Field;
}

export function keyedRecord(
  { entity, fields, key }: Pick<RowClause, 'entity' | 'fields' | 'key'>,
  scope: EffectScope,
): KeyedRecord {
  const record = storedRecord(entity, { fields, scope });
  const plain = keyField(key ?? 'id', entity, scope.types);
  // What was said of the key among the fields holds for it.
  const said = record.inputs.find(({ name }) => name === plain.name);
  const own = said === undefined ? plain : { ...said, isRequired: true };
  return {
    own,
    inputs: [own, ...record.inputs.filter(({ name }) => name !== own.name)],
    columns: record.columns.filter(([name]) => name !== column(own.name)),
    assumptions: record.assumptions,
  };
}
