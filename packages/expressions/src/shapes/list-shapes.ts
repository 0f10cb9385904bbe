import { eitherShape } from './combine-shapes.ts';
import { firstItemsOf, type JsonSchema } from './json-schema.ts';
import { shapeOfPart, shapeOfSchema, shapeOfValue } from './shape-of-schema.ts';
import { anyShape, type Alternative, type Shape } from './shape.ts';
import { typesOfAlternative } from './json-types.ts';

/** The output of a task with `map`: those of its children in order, null where one has none. */
export function listOf(item: Shape): Shape {
  const items = eitherShape([item, shapeOfSchema({ type: 'null' })]);
  return { alternatives: [[{ items }]] };
}

/** What the elements of such a list may be, wherever they stand; `item` in a task with `map`. */
export function itemShape(list: Shape): Shape {
  const lists = list.alternatives.filter((one) => typesOfAlternative(one).includes('array'));
  return eitherShape(lists.map(itemOf));
}

/** Of several schemas the first that says something: knowing less refuses less. */
function itemOf(alternative: Alternative): Shape {
  for (const facet of alternative) {
    if ('items' in facet) return facet.items;
    const { schema, root } = facet;
    if (Array.isArray(schema.const)) return eitherShape(schema.const.map(shapeOfValue));
    const parts: JsonSchema[] = [...firstItemsOf(schema)];
    if (schema.items !== undefined) parts.push(schema.items);
    // Elements after a prefix may be anything where `items` does not say.
    else if (parts.length > 0) return anyShape;
    if (parts.length > 0) return eitherShape(parts.map((part) => shapeOfPart(part, root)));
  }
  return anyShape;
}
