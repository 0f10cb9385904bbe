import { isMapping } from '../contract/mapping.ts';
import type { Field } from './entity-type.ts';

const types: Readonly<Record<string, Field['schema']>> = {
  str: { type: 'string' },
  string: { type: 'string' },
  text: { type: 'string' },
  emailstr: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
  int: { type: 'integer' },
  integer: { type: 'integer' },
  bigint: { type: 'integer' },
  float: { type: 'number' },
  number: { type: 'number' },
  decimal: { type: 'number' },
  double: { type: 'number' },
  bool: { type: 'boolean' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  timestamp: { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  dict: { type: 'object' },
  object: { type: 'object' },
  mapping: { type: 'object' },
  record: { type: 'object' },
  list: { type: 'array' },
  array: { type: 'array' },
  sequence: { type: 'array' },
  none: { type: 'null' },
  null: { type: 'null' },
};

/** The schema of a type by its name in any of the usual languages; null: it is not one of them. */
export function schemaOfTypeName(name: string): Field['schema'] | null {
  const folded = name.trim().toLowerCase();
  return Object.hasOwn(types, folded) ? (types[folded] ?? null) : null;
}

/** Fields of `{ email: { type: str, description: ... }, age: int }`; null where it is another form. */
export function fieldsOfForm(form: unknown): readonly Field[] | null {
  if (!isMapping(form)) return null;
  const fields = Object.entries(form).map(([name, about]): Field | null => {
    const type = isMapping(about) ? about['type'] : about;
    if (typeof type !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) return null;
    const optional = /^(?:optional\[(.+)\]|(.+?)\s*\|\s*none|(.+)\?)$/i.exec(type.trim());
    const list = /^(?:list\[(.+)\]|(.+)\[\])$/i.exec(
      optional?.[1] ?? optional?.[2] ?? optional?.[3] ?? type,
    );
    const bare = list?.[1] ?? list?.[2] ?? optional?.[1] ?? optional?.[2] ?? optional?.[3] ?? type;
    const inner = schemaOfTypeName(bare) ?? {};
    const description =
      isMapping(about) && typeof about['description'] === 'string' && about['description'] !== ''
        ? { description: about['description'] }
        : {};
    const needed = !isMapping(about) || (about['required'] !== false && about['optional'] !== true);
    const schema = list === null ? inner : { type: 'array', items: inner };
    return { name, schema: { ...schema, ...description }, isRequired: needed && optional === null };
  });
  const read = fields.filter((field) => field !== null);
  return read.length === fields.length && read.length > 0 ? read : null;
}
