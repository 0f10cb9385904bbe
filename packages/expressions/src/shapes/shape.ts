import type { SchemaObject, JsonSchema } from './json-schema.ts';

/** A schema without `$ref`, `anyOf`, `oneOf` and `allOf` of its own, and where its refs lead. */
export interface SchemaFacet {
  readonly schema: SchemaObject;
  readonly root: JsonSchema;
}

/** Lists whose elements all have one shape. */
interface ListFacet {
  readonly items: Shape;
}

/** All of these hold at once. None: any value. */
export type Alternative = readonly (SchemaFacet | ListFacet)[];

/**
 * What a value may be: one of the alternatives. Made by `shapeOfSchema` and `shapeOfValue`; no
 * alternative means that there is no such value.
 */
export interface Shape {
  readonly alternatives: readonly Alternative[];
}

/** Nothing is known. */
export const anyShape: Shape = { alternatives: [[]] };
