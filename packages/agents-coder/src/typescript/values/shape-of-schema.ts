import type { JsonValue } from '@parallel-dispatcher/schema';
import type { JsonSchema, JsonType } from '../../json-schema/json-schema.ts';
import { matchesSchema } from '../../json-schema/matches-schema.ts';
import { undeclaredSchema } from '../../json-schema/undeclared-schema.ts';
import { joinShapes } from './join-shapes.ts';
import { shapeOfLiteral } from './shape-of-literal.ts';
import { nullShape, unknownShape, type Field, type Shape } from './shape.ts';

/** What is known of a value that a schema accepted. */
export function shapeOfSchema(schema: JsonSchema): Shape {
  if (schema.never) return unknownShape;
  if (schema.allowed !== null) {
    const values: JsonValue[] = schema.allowed.filter((value) => matchesSchema(schema, value));
    const scalar = values.every((value) => typeof value !== 'object' || value === null);
    if (!scalar || values.length === 0) return unknownShape;
    return values.map(shapeOfLiteral).reduce((left, right) => joinShapes(left, right));
  }
  if (schema.types === null) return unknownShape;
  return schema.types
    .map((type) => shapeOfType(schema, type))
    .reduce((left, right) => joinShapes(left, right));
}

function shapeOfType(schema: JsonSchema, type: JsonType): Shape {
  switch (type) {
    case 'null':
      return nullShape;
    case 'boolean':
      return { kind: 'boolean', nullable: false, only: null };
    case 'integer':
    case 'number':
      return { kind: 'number', nullable: false, only: null };
    case 'string':
      return { kind: 'text', nullable: false, only: null };
    case 'array':
      return {
        kind: 'list',
        nullable: false,
        item: schema.items === null ? unknownShape : shapeOfSchema(schema.items),
      };
    case 'object':
      break;
  }
  const fields = new Map<string, Field>();
  for (const [name, property] of schema.properties) {
    fields.set(name, {
      shape: shapeOfSchema(property),
      optional: !schema.required.includes(name),
    });
  }
  for (const name of schema.required) {
    if (fields.has(name)) continue;
    const undeclared = undeclaredSchema(schema);
    const shape = undeclared === null ? unknownShape : shapeOfSchema(undeclared);
    fields.set(name, { shape, optional: false });
  }
  // The model knows it under another name, so it is looked up when the node runs.
  const hidden = fields.delete('__proto__');
  return { kind: 'object', nullable: false, fields, open: hidden || schema.additional !== false };
}
