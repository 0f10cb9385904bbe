import type { ComputeContract, ContractCommon } from './contract.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import { parsePath } from './parse-path.ts';
import { parseStep } from './parse-step.ts';
import type { Problems } from './problem.ts';
import { reportOutputFields } from './report-output-fields.ts';
import type { Path } from './value.ts';

/** Reads the part of a contract that only compute nodes have. */
export function parseCompute(
  document: Mapping,
  { common, problems }: { readonly common: ContractCommon; readonly problems: Problems },
): ComputeContract {
  const pipeline = get(document, 'pipeline');
  if (!Array.isArray(pipeline)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'pipeline',
      message: `Expected a list of steps, got ${nameOf(pipeline)}.`,
    });
  }
  return {
    ...common,
    nodeType: 'COMPUTE_GENERIC',
    pipeline: (Array.isArray(pipeline) ? pipeline : []).flatMap((step: unknown, index) => {
      const parsed = parseStep(step, jsonPath('pipeline', index), problems);
      return parsed === undefined ? [] : [parsed];
    }),
    output: parseOutput(document, common, problems),
  };
}

function parseOutput(
  document: Mapping,
  { outputSchema }: ContractCommon,
  ...[problems]: [Problems]
): readonly (readonly [string, Path])[] {
  const output = get(document, 'output');
  if (!isMapping(output)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'output',
      message: `Expected a mapping of output fields to names of values, got ${nameOf(output)}.`,
    });
    return [];
  }
  reportOutputFields(
    outputSchema,
    Object.keys(output).map((field) => ({ field, at: jsonPath('output', field) })),
    problems,
  );
  return Object.entries(output).map(
    ([field, name]) => [field, parsePath(name, jsonPath('output', field), problems)] as const,
  );
}
