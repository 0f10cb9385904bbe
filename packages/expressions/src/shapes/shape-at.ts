import type { JsonValue } from '@parallel-dispatcher/schema';
import { followPath } from '../references/follow-path.ts';
import type { PathSegment } from '../references/reference.ts';
import { bothShapes, eitherShape } from './combine-shapes.ts';
import { typesOfAlternative } from './json-types.ts';
import { fieldOfRecord, firstItemsOf } from './json-schema.ts';
import { shapeOfPart, shapeOfValue } from './shape-of-schema.ts';
import { anyShape, type Alternative, type SchemaFacet, type Shape } from './shape.ts';

const nothing: Shape = { alternatives: [] };

/** What one schema says of a field or element: its shape, that there is none, or not a word. */
type Says = Shape | 'refuses' | 'silent';

/** What a field or element of such a value may be. */
export function childShape(shape: Shape, segment: PathSegment): Shape {
  return eitherShape(shape.alternatives.map((alternative) => childOf(alternative, segment)));
}

/** The same over a whole path. */
export function shapeAt(shape: Shape, path: readonly PathSegment[]): Shape {
  return path.reduce(childShape, shape);
}

/**
 * Where one of several schemas names the field, those that close the object are not asked:
 * intersections of closed objects are meant to have the fields of all.
 */
function childOf(alternative: Alternative, segment: PathSegment): Shape {
  const holder = typeof segment === 'number' ? 'array' : 'object';
  if (!typesOfAlternative(alternative).includes(holder)) return nothing;
  const said = alternative.map((facet): Says => {
    if ('items' in facet) return facet.items;
    return typeof segment === 'number' ? elementOf(facet, segment) : fieldOf(facet, segment);
  });
  const shapes = said.filter((says) => typeof says === 'object');
  if (shapes.length > 0) return bothShapes(shapes);
  return said.includes('refuses') ? nothing : anyShape;
}

function fieldOf({ schema, root }: SchemaFacet, name: string): Says {
  const fixed = inValues(schema, name);
  if (fixed !== undefined) return fixed;
  const { properties, patternProperties, additionalProperties } = schema;
  const named = fieldOfRecord(properties, name);
  if (named !== undefined) return shapeOfPart(named, root);
  if (patternProperties !== undefined || additionalProperties === undefined) return 'silent';
  return additionalProperties === false ? 'refuses' : shapeOfPart(additionalProperties, root);
}

function elementOf({ schema, root }: SchemaFacet, index: number): Says {
  const fixed = inValues(schema, index);
  if (fixed !== undefined) return fixed;
  const { items, maxItems } = schema;
  if (maxItems !== undefined && index >= maxItems) return 'refuses';
  const part = firstItemsOf(schema)[index] ?? items;
  if (part === undefined) return 'silent';
  return part === false ? 'refuses' : shapeOfPart(part, root);
}

/** Inside `const` and `enum` the values themselves tell. */
function inValues(schema: SchemaFacet['schema'], segment: PathSegment): Says | undefined {
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum;
  if (!Array.isArray(values)) return undefined;
  const children = (values as readonly JsonValue[]).map((value) => followPath(value, [segment]));
  const found = children.flatMap((child) => (child.found ? [shapeOfValue(child.value)] : []));
  return found.length === 0 ? 'refuses' : eitherShape(found);
}
