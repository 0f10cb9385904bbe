import type { ContractCommon } from '../contract/contract.ts';

/** Every name that a node and the files around it have. */
export interface NodeNames {
  /** `NodeOrderTotalCompute`. */
  readonly nodeClass: string;
  /** `ModelContractOrderTotalCompute`. */
  readonly contractModel: string;
  readonly nodeFile: string;
  readonly testsFile: string;
  readonly inputFile: string;
  readonly outputFile: string;
  readonly contractModelFile: string;
  readonly supportFile: string;
  /** Real adapters, for those that reach outside. */
  readonly adaptersFile: string;
  /** Fakes of the adapters, for the tests. */
  readonly fakesFile: string;
  readonly contractFile: string;
}

/** Names by the rules of ONEX: the type is a suffix. */
export function nodeNames(contract: ContractCommon): NodeNames {
  const type = contract.nodeType.replace('_GENERIC', '').toLowerCase();
  const base = `${contract.name}_${type}`;
  const pascal = base
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return {
    nodeClass: `Node${pascal}`,
    contractModel: `ModelContract${pascal}`,
    nodeFile: `node_${base}.ts`,
    testsFile: `node_${base}.test.ts`,
    inputFile: modelFile(contract.inputModel),
    outputFile: modelFile(contract.outputModel),
    contractModelFile: `model_contract_${base}.ts`,
    supportFile: `support_${base}.ts`,
    adaptersFile: `adapters_${base}.ts`,
    fakesFile: `fakes_${base}.ts`,
    contractFile: `contract_${base}.yaml`,
  };
}

/** `ModelOrderInput` -> `model_order_input.ts`. */
function modelFile(name: string): string {
  const words = name
    .replace(/^Model(?=.)/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  return `model_${words}.ts`;
}

/** `ModelOrderInput` -> `modelOrderInputSchema`. */
export function schemaName(model: string): string {
  return `${model.charAt(0).toLowerCase()}${model.slice(1)}Schema`;
}
