import { matchOf } from '../cases/expected-output.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import type { ContractCommon } from './contract.ts';
import { jsonPath } from './json-path.ts';
import type { Problems } from './problem.ts';

/** Reports examples that contradict the schemas: no node can do what they ask. */
export function checkExamples(contract: ContractCommon, problems: Problems): void {
  const contradiction = (at: string, message: string): void =>
    problems.add({ code: 'CONTRACT_CONTRADICTION', at, message });
  for (const { at, turns } of contract.examples) {
    for (const { input, expect } of turns) {
      const { outcome } = expect;
      const refused = outcome?.kind === 'error' && outcome.code === 'INVALID_INPUT';
      if (!refused && !matchesSchema(contract.inputSchema, input)) {
        contradiction(
          jsonPath(at, 'given'),
          'The input does not fit input_schema, so no output can come of it.',
        );
      }
      if (
        outcome?.kind === 'output' &&
        matchOf(contract.outputSchema, outcome.output) === 'contradiction'
      ) {
        contradiction(jsonPath(at, 'expect'), 'The expected output does not fit output_schema.');
      }
    }
  }
  for (const [index, { input }] of contract.invalid.entries()) {
    if (matchesSchema(contract.inputSchema, input)) {
      contradiction(
        jsonPath(jsonPath('invalid', index), 'input'),
        'This input fits input_schema, so it is not invalid.',
      );
    }
  }
}
