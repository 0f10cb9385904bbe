import * as z from 'zod';
import type { JsonSchema } from './json-schema.ts';

/**
 * A zod schema as JSON Schema; null where it has none. As `input`, places that convert what comes
 * (`z.coerce`, `z.preprocess`, `.catch`) say nothing, since they take more than their type.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema | null {
  try {
    return z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        if (io !== 'input' || !converts(zodSchema)) return;
        for (const keyword of Object.keys(jsonSchema)) delete jsonSchema[keyword];
      },
    }) as JsonSchema;
  } catch {
    return null;
  }
}

function converts(schema: z.core.$ZodType): boolean {
  const def = schema._zod.def as z.core.$ZodTypeDef & {
    readonly coerce?: boolean;
    readonly in?: z.core.$ZodType;
  };
  return def.coerce === true || def.type === 'catch' || def.in?._zod.def.type === 'transform';
}
