import type { EntityType, Field } from '../entity-types/entity-type.ts';
import type { SaidField } from '../text/parts/read-fields.ts';
import { limitedSchema } from './limited-schema.ts';
import { schemaOfName } from '../text/words/field-nouns.ts';
import { snakeCase } from '../text/words/inflect.ts';

/** Fields with their types, and what was taken for granted about them. */
export interface KnownFields {
  readonly fields: readonly Field[];
  readonly assumptions: readonly string[];
}

/** Names the type of whatever a request is about. */
export const anyEntity = '*';

/** The type of an entity among those of the context: `user` is `User`, `Users` or `ModelUser`. */
export function typeOf(entity: string, types: readonly EntityType[]): EntityType | undefined {
  return types.find(({ name }) => name === entity) ?? types.find(({ name }) => name === anyEntity);
}

/** Types of fields that were said: by what was said, the context, then what their names say. */
function fieldsSaid(
  said: readonly SaidField[],
  { entity, types }: { readonly entity: string; readonly types: readonly EntityType[] },
): KnownFields {
  const type = typeOf(entity, types);
  const named: string[] = [];
  const fields = said.map(({ name, type: saidType, isOptional, limits }): Field => {
    const typed = type?.fields.find((field) => snakeCase(field.name) === snakeCase(name));
    if (saidType !== null) {
      const schema = limitedSchema(schemaOfType(saidType), limits);
      return { name, schema, isRequired: !isOptional };
    }
    if (typed !== undefined) {
      const schema = limitedSchema(typed.schema, limits);
      return { ...typed, schema, isRequired: typed.isRequired && !isOptional };
    }
    const schema = limitedSchema(schemaOfName(snakeCase(name)), limits);
    named.push(`${name} (${String(schema['format'] ?? schema['type'])})`);
    return { name, schema, isRequired: !isOptional };
  });
  const assumptions =
    named.length === 0
      ? []
      : [
          `The types of these fields are not said, and taken from their names: ${named.join(', ')}.`,
        ];
  return { fields, assumptions };
}

function schemaOfType(type: string): Field['schema'] {
  if (['date', 'date-time', 'uuid'].includes(type)) return { type: 'string', format: type };
  return { type };
}

/** All fields of an entity, from what was said, else from the context; null: nobody says them. */
export function fieldsOfEntity(
  said: readonly SaidField[],
  { entity, types }: { readonly entity: string; readonly types: readonly EntityType[] },
): KnownFields | null {
  if (said.length > 0) return fieldsSaid(said, { entity, types });
  const type = typeOf(entity, types);
  return type === undefined ? null : { fields: type.fields, assumptions: [] };
}

/** The field that tells one entity from another, as its type has it: `id` or `user_id`. */
export function keyField(key: string, entity: string, ...[types]: [readonly EntityType[]]): Field {
  const type = typeOf(entity, types);
  const isId = key === 'id' || key === `${entity}_id`;
  const names = isId ? [key, 'id', `${entity}_id`] : [key];
  const typed = names
    .map((own) => type?.fields.find(({ name }) => snakeCase(name) === own))
    .find((field) => field !== undefined);
  if (typed !== undefined) return { ...typed, isRequired: true };
  const schema = isId ? { type: ['integer', 'string'] } : schemaOfName(snakeCase(key));
  return { name: key, schema: schema ?? { type: 'string' }, isRequired: true };
}
