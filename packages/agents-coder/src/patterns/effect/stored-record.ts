import type { Field } from '../../entity-types/entity-type.ts';
import type { SaidField } from '../../text/parts/read-fields.ts';
import { fieldsOfEntity } from '../entity-fields.ts';
import { column } from './row-names.ts';
import type { EffectScope } from './effect-piece.ts';

/** How a record comes in and is bound to columns. */
export interface StoredRecord {
  readonly inputs: readonly Field[];
  /** Columns as SQL has them, each with its value. */
  readonly columns: readonly (readonly [string, unknown])[];
  readonly assumptions: readonly string[];
}

/** The fields of an entity as columns; where nobody says them, one JSON document. */
export function storedRecord(
  entity: string,
  { fields, scope }: { readonly fields: readonly SaidField[]; readonly scope: EffectScope },
): StoredRecord {
  const known = fieldsOfEntity(fields, { entity, types: scope.types });
  if (known === null) {
    const schema = { type: 'object', description: `The ${words(entity)}, as one document.` };
    return {
      inputs: [{ name: entity, schema, isRequired: true }],
      columns: [['data', { var: `input.${entity}` }]],
      assumptions: [
        `The fields of ${words(entity)} are not said: it is stored as one JSON document in the column data.`,
      ],
    };
  }
  return {
    inputs: known.fields,
    columns: known.fields.map(({ name }) => [column(name), { var: `input.${name}` }] as const),
    assumptions: known.assumptions,
  };
}

export function words(entity: string): string {
  return entity.replaceAll('_', ' ');
}

/** Parameters in the order of their `?`; names of quoted columns without quotes. */
export function parametersOf(
  columns: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columns.map(([name, value]) => [name.replaceAll('"', ''), value]));
}
