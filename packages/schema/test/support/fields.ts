import type { z } from 'zod';
import { coderInputSchema, debugInputSchema } from '../../src/index.ts';
import { schemaNodeOf } from '../../src/problems/schema-node.ts';

/** The fields that a schema's object takes. */
export function fieldsOf(schema: z.ZodType): readonly string[] {
  return Object.keys(schemaNodeOf(schema).properties ?? {});
}

export const coderFields = fieldsOf(coderInputSchema);
export const debugFields = fieldsOf(debugInputSchema);
