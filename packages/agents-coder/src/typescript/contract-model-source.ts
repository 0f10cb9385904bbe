import type { ContractCommon } from '../contract/contract.ts';
import { literalSource } from './values/literal-source.ts';
import { docstring } from './comment.ts';
import type { NodeNames } from '../node/node-names.ts';

/** Source of the model of the contract: what a node says of itself. */
export function contractModelSource(contract: ContractCommon, names: NodeNames): string {
  const constant = `${names.contractModel.charAt(0).toLowerCase()}${names.contractModel.slice(1)}`;
  const said = {
    name: contract.name,
    node_type: contract.nodeType,
    contract_version: contract.contractVersion,
    node_version: contract.nodeVersion,
    input_model: contract.inputModel,
    output_model: contract.outputModel,
    contract_file: names.contractFile,
    errors: contract.errors,
  };
  return `${docstring(`The contract that ${names.nodeClass} was generated from.`)}export const ${constant} = ${literalSource(said)} as const;

export type ${names.contractModel} = typeof ${constant};
`;
}
