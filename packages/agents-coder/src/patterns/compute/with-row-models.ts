import { isDeepStrictEqual } from 'node:util';
import type { ComputeContract } from '../../contract/contract.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { parseContract } from '../../contract/parse-contract.ts';
import { outputShapes } from '../../typescript/compute/output-shapes.ts';
import { shapeOfSchema } from '../../typescript/values/shape-of-schema.ts';
import type { Shape } from '../../typescript/values/shape.ts';
import { schemaOfShape, type KnownField } from './schema-of-shape.ts';

/** Says of the rows that come out which fields they have, as the pipeline makes them. */
export function withRowModels(document: Mapping): Mapping {
  const parsed = parseContract(document);
  if (!parsed.ok || parsed.value.nodeType !== 'COMPUTE_GENERIC') return document;
  const shapes = outputShapes(parsed.value);
  const incoming = rowFields(parsed.value, document);
  const schemaOf: KnownField = (name, shape) =>
    incoming.find((one) => one.name === name && isDeepStrictEqual(one.shape, shape))?.schema;
  const output = document['output_schema'] as Mapping;
  const properties = Object.entries(propertiesOf(output)).map(([name, field]) => [
    name,
    withItems(field, { shape: shapes.get(name), schemaOf }),
  ]);
  return { ...document, output_schema: { ...output, properties: Object.fromEntries(properties) } };
}

interface RowField {
  readonly name: string;
  readonly schema: Mapping;
  readonly shape: Shape;
}

/** Of the rows that come in. */
function rowFields({ inputSchema }: ComputeContract, document: Mapping): readonly RowField[] {
  const inputs = Object.entries(propertiesOf(document['input_schema'] as Mapping));
  return inputs.flatMap(([input, { items }]) => {
    const read = inputSchema.properties.get(input)?.items?.properties;
    return Object.entries(propertiesOf((items ?? {}) as Mapping)).flatMap(([name, schema]) => {
      const field = read?.get(name);
      return field === undefined ? [] : [{ name, schema, shape: shapeOfSchema(field) }];
    });
  });
}

function propertiesOf(schema: Mapping): Readonly<Record<string, Mapping>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, Mapping>>;
}

interface Made {
  readonly shape: Shape | undefined;
  readonly schemaOf: KnownField;
}

function withItems(field: Mapping, { shape, schemaOf }: Made): Mapping {
  const items = field['items'] as Mapping | undefined;
  if (items?.['type'] !== 'object' || items['properties'] !== undefined) return field;
  if (shape?.kind !== 'list' || shape.item.kind !== 'object') return field;
  return { ...field, items: schemaOfShape({ ...shape.item, nullable: false }, schemaOf) };
}
