import type { ContractCommon } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { jsonPath } from './json-path.ts';
import type { Mapping } from './mapping.ts';
import type { Problems } from './problem.ts';
import { reportOutputFields } from './report-output-fields.ts';
import type { Value } from './value.ts';

/** Reads `output: { field: value }` and holds its fields against the output schema. */
export function parseOutputValues(
  document: Mapping,
  common: ContractCommon,
  ...[problems]: [Problems]
): readonly (readonly [string, Value])[] {
  const fields = fieldsOf(document, '', problems);
  if (!fields.has('output')) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'output',
      message: 'Expected a mapping of output fields to values, got nothing.',
      hint: 'Such as { id: { var: insert_user.returning.id } }.',
    });
    return [];
  }
  const output = fields.values('output');
  reportOutputFields(
    common.outputSchema,
    output.map(([field]) => ({ field, at: jsonPath('output', field) })),
    problems,
  );
  return output;
}
