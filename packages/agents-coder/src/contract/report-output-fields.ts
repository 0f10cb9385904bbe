import type { JsonSchema } from '../json-schema/json-schema.ts';
import { jsonPath } from './json-path.ts';
import type { Problems } from './problem.ts';

/** Reports fields that the output schema requires and nothing gives, and those it does not allow. */
export function reportOutputFields(
  schema: JsonSchema,
  given: readonly { readonly field: string; readonly at: string }[],
  ...[problems]: [Problems]
): void {
  for (const field of schema.required) {
    if (given.some((output) => output.field === field)) continue;
    problems.add({
      code: 'CONTRACT_CONTRADICTION',
      at: jsonPath('output', field),
      message: `output_schema requires "${field}", but output gives it no value.`,
    });
  }
  if (schema.additional !== false) return;
  for (const { field, at } of given) {
    if (schema.properties.has(field)) continue;
    problems.add({
      code: 'CONTRACT_CONTRADICTION',
      at,
      message: `output gives "${field}", which output_schema does not allow.`,
    });
  }
}
