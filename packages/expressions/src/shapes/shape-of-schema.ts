import type { JsonValue } from '@parallel-dispatcher/schema';
import { bothShapes, eitherShape } from './combine-shapes.ts';
import { fieldOfRecord, type JsonSchema } from './json-schema.ts';
import { anyShape, type Shape } from './shape.ts';

/** Refs that lead further say nothing that is worth following. */
const mostHops = 32;

/** What values a schema takes. null, and what cannot be read, say nothing: any value. */
export function shapeOfSchema(schema: JsonSchema | null): Shape {
  return schema === null ? anyShape : spread(schema, { root: schema, hops: 0 });
}

/** Exactly this value, such as the params of a plan. */
export function shapeOfValue(value: JsonValue): Shape {
  return shapeOfSchema({ const: value });
}

/** The shape of a part of a schema; `root` is where its refs begin. */
export function shapeOfPart(schema: JsonSchema, root: JsonSchema): Shape {
  return spread(schema, { root, hops: 0 });
}

interface Origin {
  readonly root: JsonSchema;
  readonly hops: number;
}

function spread(schema: JsonSchema, { root, hops }: Origin): Shape {
  if (schema === false) return { alternatives: [] };
  if (typeof schema !== 'object' || schema === null || hops > mostHops) return anyShape;
  const { $ref, anyOf, oneOf, allOf } = schema;
  const deeper = (part: JsonSchema): Shape => spread(part, { root, hops: hops + 1 });
  const shapes: Shape[] = [{ alternatives: [[{ schema, root }]] }];
  if (typeof $ref === 'string') {
    const target = targetOf(root, $ref);
    if (target !== undefined) shapes.push(deeper(target));
  }
  for (const union of [anyOf, oneOf]) {
    if (Array.isArray(union)) shapes.push(eitherShape(union.map(deeper)));
  }
  if (Array.isArray(allOf)) shapes.push(...allOf.map(deeper));
  return bothShapes(shapes);
}

/** `#` and `#/$defs/name`; other refs are not followed. */
function targetOf(root: JsonSchema, ref: string): JsonSchema | undefined {
  if (ref === '#') return root;
  const [, place, name] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(ref) ?? [];
  if (typeof root !== 'object' || place === undefined || name === undefined) return undefined;
  return fieldOfRecord(root[place], name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
