import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import { fieldsOfEntity, keyField } from '../entity-fields.ts';
import type { EffectScope } from './effect-piece.ts';
import { foundBy } from './key-parts.ts';
import type { RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { words } from './stored-record.ts';

/** How one row is found, and what comes of it. */
export interface FoundRow {
  readonly key: Field;
  /** `SELECT ... FROM ...`. */
  readonly select: string;
  readonly table: string;
  /** Names of the columns that are read; null: all there are. */
  readonly columns: readonly string[] | null;
  readonly where: string;
  readonly schema: Mapping;
  readonly assumptions: readonly string[];
}

export function foundRow({ entity, fields, key, store }: RowClause, scope: EffectScope): FoundRow {
  const table = tableOf(entity, store);
  const own = keyField(key ?? 'id', entity, scope.types);
  const known = fieldsOfEntity(fields, { entity, types: scope.types });
  const columns = known?.fields.map(({ name }) => name) ?? null;
  return {
    key: own,
    select: `SELECT ${columns === null ? '*' : columns.map(column).join(', ')} FROM ${table.name}`,
    table: table.name,
    columns,
    where: `${column(own.name)} = ?`,
    schema: rowSchema(known?.fields ?? null, `The ${words(entity)} that was found.`),
    assumptions: [
      ...table.assumptions,
      ...(known?.assumptions ?? [
        `The fields of ${words(entity)} are not said: all columns of its row are given.`,
      ]),
      ...foundBy(key, own),
    ],
  };
}

/** The schema of a row as a database gives it: any column may be null, SQLite's booleans are 0 and 1. */
export function rowSchema(fields: readonly Field[] | null, description: string): Mapping {
  if (fields === null) return { type: 'object', description };
  const properties = Object.fromEntries(fields.map(({ name, schema }) => [name, stored(schema)]));
  return { type: 'object', description, properties };
}

function stored(schema: Mapping): Mapping {
  const { type } = schema;
  const types = Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : [];
  const about =
    typeof schema['description'] === 'string' ? { description: schema['description'] } : {};
  if (types.length === 0) return about;
  const added = types.flatMap((name) =>
    name === 'boolean' ? ['integer'] : name === 'object' || name === 'array' ? ['string'] : [],
  );
  return { type: [...new Set([...types, ...added, 'null'])], ...about };
}
