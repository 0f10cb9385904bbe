import type { ContractCommon } from '../contract/contract.ts';
import { validInput } from './valid-input.ts';

/** What keeps the generated tests of a contract from checking all that they could. */
export function notesOn(contract: ContractCommon): readonly string[] {
  const outputs = contract.examples.some(({ turns }) =>
    turns.some(({ expect }) => expect.outcome?.kind === 'output'),
  );
  return [
    ...(validInput(contract) === undefined
      ? ['No valid input is known, so the rules of the input schema have no tests.']
      : []),
    ...(outputs
      ? []
      : [
          'No example of an output: add one to "behaviour" so that the tests check what is computed.',
        ]),
  ];
}
