import * as z from 'zod';
import { gateJsonValue } from '../gates/gate-json-value.ts';
import type { JsonObject, JsonValue } from './json.ts';

/**
 * Any JSON value, as it is: it is gated without recursion and not copied, where `z.json()` would
 * overflow on a deep value and drop keys.
 */
export const jsonValueSchema: z.ZodType<JsonValue> = z.unknown().check((payload) => {
  const problem = gateJsonValue(payload.value);
  if (problem === undefined) return;
  payload.issues.push({
    code: 'custom',
    input: payload.value,
    message: problem.message,
    continue: true,
  });
}) as z.ZodType<JsonValue>;

export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(
  z.string(),
  jsonValueSchema,
) as z.ZodType<JsonObject>;
