import { isMapping, type Mapping } from '../contract/mapping.ts';
import { looksLikeContract, parseContractText } from '../contract/parse-contract-text.ts';
import { basename, extname } from 'node:path';
import { dialectSchema } from './dialect-schema.ts';
import { entityName } from './entity-name.ts';
import type { EntityType, Field } from './entity-type.ts';
import { fieldsOfForm } from './fields-of-form.ts';
import type { ReadTypes, TypeFile } from './type-files.ts';

/** Types in JSON or YAML: a JSON Schema with its definitions, or a contract with its models. */
export function readJsonTypes({ path, text }: TypeFile): ReadTypes {
  const read = parseContractText(text);
  if (!read.ok)
    return {
      types: [],
      unread: [`${path} is no YAML or JSON mapping, and was not read for types.`],
    };
  const document = read.value;
  const unread = new Set<string>();
  const told = (what: string): void => void unread.add(`${path}: ${what} is not read.`);
  if (looksLikeContract(document)) return { types: contractTypes(document, path), unread: [] };
  if (isMapping(document['input_model'])) {
    const fields = fieldsOfForm(document['input_model'], (what) => unread.add(`${path}: ${what}`));
    const name = entityName(textIn(document, 'name') ?? basename(path, extname(path)));
    return {
      types: fields === null ? [] : [{ name, fields, source: `input_model in ${path}` }],
      unread: [...unread],
    };
  }
  const definitions = [document['$defs'], document['definitions']].find(isMapping) ?? {};
  const named: [string, unknown][] = Object.entries(definitions);
  if (isMapping(document['properties'])) {
    const title =
      textIn(document, 'title') ?? basename(path, extname(path)).replace(/\.schema$/, '');
    named.unshift([title, document]);
  }
  const types = named.flatMap(([name, schema]): EntityType[] => {
    const fields = objectFields(dialectSchema(schema, { definitions, unread: told }));
    return fields.length === 0
      ? []
      : [{ name: entityName(name), fields, source: `JSON Schema ${name} in ${path}` }];
  });
  return { types, unread: [...unread] };
}

function textIn(document: Mapping, key: string): string | undefined {
  const value = document[key];
  return typeof value === 'string' ? value : undefined;
}

/** The fields of an object schema of the dialect. */
export function objectFields(schema: Mapping): readonly Field[] {
  const { properties, required } = schema;
  if (!isMapping(properties)) return [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties).map(([name, held]) => ({
    name,
    schema: isMapping(held) ? held : {},
    isRequired: needed.includes(name),
  }));
}

/** The models of another contract: its input, and each object in it. */
function contractTypes(document: Mapping, path: string): readonly EntityType[] {
  return ['input', 'output'].flatMap((side): EntityType[] => {
    const schema = document[`${side}_schema`];
    const model = document[`${side}_model`];
    if (!isMapping(schema)) return [];
    const fields = objectFields(schema);
    const source = `${side}_schema in ${path}`;
    const inner = fields.flatMap(({ name, schema: held }): EntityType[] => {
      const object = isMapping(held['items']) ? held['items'] : held;
      const own = objectFields(object);
      return own.length === 0
        ? []
        : [{ name: entityName(name), fields: own, source: `${name} of ${source}` }];
    });
    const name =
      isMapping(model) && typeof model['name'] === 'string'
        ? [{ name: entityName(model['name'].replace(/(?:Input|Output)$/, '')), fields, source }]
        : [];
    return [...inner, ...name];
  });
}
