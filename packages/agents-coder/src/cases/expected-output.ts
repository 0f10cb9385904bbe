import type { JsonValue } from '@parallel-dispatcher/schema';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';

/** How an expected output is to be compared: whole, or only the fields that it gives. */
export type OutputMatch = 'whole' | 'given fields' | 'contradiction';

/** An output that fits its schema is meant whole; one that leaves out required fields, as far as it goes. */
export function matchOf(schema: JsonSchema, output: JsonValue): OutputMatch {
  if (matchesSchema(schema, output)) return 'whole';
  return matchesSchema({ ...schema, required: [] }, output) ? 'given fields' : 'contradiction';
}
