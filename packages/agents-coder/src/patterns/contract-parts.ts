import type { Mapping } from '../contract/mapping.ts';
import type { Field } from '../entity-types/entity-type.ts';
import { pascalCase } from '../text/words/inflect.ts';

interface Head {
  readonly name: string;
  readonly nodeType: string;
  readonly description: string;
}

/** What every contract begins with. */
export function contractHead({ name, nodeType, description }: Head): Mapping {
  const model = pascalCase(name);
  return {
    contract_version: { major: 1, minor: 0, patch: 0 },
    node_version: '1.0.0',
    name,
    node_type: nodeType,
    description,
    input_model: { name: `Model${model}Input`, module: `models.${name}` },
    output_model: { name: `Model${model}Output`, module: `models.${name}` },
  };
}

/** A closed object of fields, each described. */
export function objectOf(fields: readonly Field[]): Mapping {
  const properties = Object.fromEntries(
    fields.map(({ name, schema }) => [name, described(name, schema)]),
  );
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return { type: 'object', additionalProperties: false, required, properties };
}

export function described(name: string, schema: Mapping): Mapping {
  if (typeof schema['description'] === 'string' && schema['description'] !== '') return schema;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return { ...schema, description: `The ${words}.` };
}
