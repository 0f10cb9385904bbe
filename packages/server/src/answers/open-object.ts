import * as z from 'zod';

/** An object that may have more fields than are said, in words that every client understands. */
export function openObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  // zod says `{}`, which some clients take for no schema.
  return z.looseObject(shape).meta({ additionalProperties: true });
}
