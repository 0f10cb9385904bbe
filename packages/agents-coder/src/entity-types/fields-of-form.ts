import { isMapping, type Mapping } from '../contract/mapping.ts';
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

/**
 * Fields of `{ email: { type: str, description: ... }, age: int }`; null where it is another form,
 * such as `{ name, module }` of a model. Types that are not known are told, and admit any value.
 */
export function fieldsOfForm(
  form: unknown,
  unread: (what: string) => void = () => undefined,
): readonly Field[] | null {
  if (!isMapping(form) || isModelName(form)) return null;
  const fields = Object.entries(form).map(([name, about]) => fieldOf(name, about, unread));
  const read = fields.filter((field) => field !== null);
  return read.length === fields.length && read.length > 0 ? read : null;
}

function isModelName(form: Mapping): boolean {
  const keys = Object.keys(form);
  return keys.length === 2 && keys.includes('name') && keys.includes('module');
}

function fieldOf(
  name: string,
  about: unknown,
  ...[unread]: [(what: string) => void]
): Field | null {
  const type = isMapping(about) ? about['type'] : about;
  if (typeof type !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) return null;
  const optional = /^(?:optional\[(.+)\]|(.+?)\s*\|\s*none|(.+)\?)$/i.exec(type.trim());
  const whole = optional?.slice(1).find((part) => part !== undefined) ?? type;
  const list = /^(?:list\[(.+)\]|(.+)\[\])$/i.exec(whole);
  const bare = list?.[1] ?? list?.[2] ?? whole;
  const known = schemaOfTypeName(bare);
  if (known === null) unread(`${name} is of the type ${bare}, which is not read: any value fits.`);
  const inner = known ?? {};
  const schema = list === null ? inner : { type: 'array', items: inner };
  const said = isMapping(about) ? about : {};
  const { description } = said;
  const text = typeof description === 'string' && description !== '' ? { description } : {};
  const isLeftOut = optional !== null || said['required'] === false || said['optional'] === true;
  return { name, schema: { ...schema, ...text }, isRequired: !isLeftOut };
}
