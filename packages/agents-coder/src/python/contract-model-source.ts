import type { ContractCommon } from '../contract/contract.ts';
import type { NodeNames } from '../node/node-names.ts';
import { layOut } from './layout.ts';
import { pythonLiteral } from './literal.ts';

/** Source of the model of the contract: what a node says of itself. */
export function contractModelSource(contract: ContractCommon, names: NodeNames): string {
  const said = {
    name: contract.name,
    node_type: contract.nodeType,
    contract_version: contract.contractVersion,
    node_version: contract.nodeVersion,
    input_model: contract.inputModel,
    output_model: contract.outputModel,
    contract_file: names.contractFile,
    errors: [...contract.errors],
  };
  const source = `#: The contract that ${names.nodeClass} was generated from.
${constantName(names.contractModel)}: Dict[str, Any] = ${pythonLiteral(said)}
`;
  return `from typing import Any, Dict\n\n${layOut(source)}`;
}

/** `ModelContractOrderTotal` -> `MODEL_CONTRACT_ORDER_TOTAL`. */
export function constantName(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
}
