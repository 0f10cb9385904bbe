import type { z } from 'zod';
import type { JsonValue } from '../documents/json.ts';
import { planSchema, type Plan } from '../documents/plan.ts';

/**
 * The plan as it is without the fields it does not have, so that its graph can be checked in the
 * same report. Undefined where anything else is wrong with its fields.
 */
export function withoutUnknownFields(value: JsonValue, error: z.ZodError): Plan | undefined {
  const rest = structuredClone(value);
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') return undefined;
    const holder = issue.path.reduce<unknown>(
      (within, key) => (within as Record<PropertyKey, unknown>)[key],
      rest,
    );
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
  }
  return planSchema.safeParse(rest).data;
}
