import { isMapping, type Mapping } from '../contract/mapping.ts';
import { collectProblems } from '../contract/problem.ts';
import { parseJsonSchema } from '../json-schema/parse-json-schema.ts';

/** References within references, at most. */
const deepest = 6;

/** What keeps a schema from being one of the dialect is left out, and told. */
export interface SchemaSource {
  /** Schemas by the name that `$ref` ends in. */
  readonly definitions: Mapping;
  readonly unread: (what: string) => void;
}

/** A JSON Schema in the part of it that the dialect has. */
export function dialectSchema(value: unknown, source: SchemaSource, depth = 0): Mapping {
  if (!isMapping(value) || depth > deepest) return {};
  const reference = value['$ref'];
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    if (!Object.hasOwn(source.definitions, name)) {
      source.unread(`the reference ${reference}`);
      return {};
    }
    return dialectSchema(source.definitions[name], source, depth + 1);
  }
  const choices = value['anyOf'] ?? value['oneOf'];
  if (Array.isArray(choices))
    return joined(
      choices.map((choice) => dialectSchema(choice, source, depth + 1)),
      source,
    );
  const inner = (held: unknown): Mapping => dialectSchema(held, source, depth + 1);
  const entries = Object.entries(value).flatMap(([key, held]): [string, unknown][] => {
    if (
      [
        'title',
        'examples',
        'default',
        'deprecated',
        '$schema',
        '$id',
        '$defs',
        'definitions',
        '$comment',
      ].includes(key)
    )
      return [];
    if (key === 'properties' && isMapping(held)) {
      return [
        [
          key,
          Object.fromEntries(Object.entries(held).map(([name, schema]) => [name, inner(schema)])),
        ],
      ];
    }
    if (key === 'items' || (key === 'additionalProperties' && isMapping(held)))
      return [[key, inner(held)]];
    return [[key, held]];
  });
  return entries.reduce<Mapping>((schema, [key, held]) => {
    const next = { ...schema, [key]: held };
    const problems = collectProblems();
    parseJsonSchema(next, '', problems);
    if (problems.list().length === 0) return next;
    // `format: email` and the like ask for more than the dialect can say.
    source.unread(`${key} ${JSON.stringify(held) ?? ''}`.slice(0, 80));
    return schema;
  }, {});
}

/** `string or null` is one schema; what differs in more than its type is any value. */
function joined(choices: readonly Mapping[], { unread }: SchemaSource): Mapping {
  const isNull = (schema: Mapping): boolean => schema['type'] === 'null';
  const others = choices.filter((schema) => !isNull(schema));
  const [only] = others;
  if (only !== undefined && others.length === 1) {
    const { type } = only;
    if (choices.length === 1) return only;
    if (typeof type === 'string' && !Object.hasOwn(only, 'enum'))
      return { ...only, type: [type, 'null'] };
    return Array.isArray(only['enum'])
      ? {
          ...only,
          ...(typeof type === 'string' ? { type: [type, 'null'] } : {}),
          enum: [...(only['enum'] as unknown[]), null],
        }
      : only;
  }
  const types = choices.map((schema) => schema['type']);
  if (
    choices.every((schema) => Object.keys(schema).length === 1) &&
    types.every((type) => typeof type === 'string')
  ) {
    return { type: [...new Set(types)] };
  }
  unread('a choice between several schemas');
  return {};
}
