import type { Mapping } from '../../contract/mapping.ts';
import type { Shape } from '../../typescript/values/shape.ts';
import { described } from '../contract-parts.ts';

const typeNames = {
  boolean: 'boolean',
  text: 'string',
  number: 'number',
  exact: 'number',
} as const;

/** The schema that a field of such a shape already has where it comes from. */
export type KnownField = (name: string, shape: Shape) => Mapping | undefined;

/** What a value is, as a schema whose fields are all described. Of what nothing is known: anything. */
export function schemaOfShape(shape: Shape, known: KnownField): Mapping {
  switch (shape.kind) {
    case 'unknown':
      return {};
    case 'null':
      return { type: 'null' };
    case 'list':
      return { type: orNull('array', shape), items: schemaOfShape(shape.item, known) };
    case 'object':
      break;
    case 'boolean':
    case 'text':
    case 'number':
    case 'exact':
      return { type: orNull(typeNames[shape.kind], shape) };
  }
  const fields = [...shape.fields];
  return {
    type: orNull('object', shape),
    required: fields.filter(([, { optional }]) => !optional).map(([name]) => name),
    properties: Object.fromEntries(
      fields.map(([name, field]) => [
        name,
        known(name, field.shape) ?? described(name, schemaOfShape(field.shape, known)),
      ]),
    ),
  };
}

function orNull(type: string, { nullable }: Shape): string | readonly string[] {
  return nullable ? [type, 'null'] : type;
}
