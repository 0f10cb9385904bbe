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
  /** Bodies that the contract says in words, where it does. */
  readonly bodiesFile: string;
  readonly contractFile: string;
}

export type Language = 'typescript' | 'python';

/** Names by the rules of ONEX: the type is a suffix. */
export function nodeNames(contract: ContractCommon, language: Language = 'typescript'): NodeNames {
  const ending = language === 'python' ? 'py' : 'ts';
  const type = contract.nodeType.replace('_GENERIC', '').toLowerCase();
  const base = `${contract.name}_${type}`;
  const pascal = base
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return {
    nodeClass: `Node${pascal}`,
    contractModel: `ModelContract${pascal}`,
    nodeFile: `node_${base}.${ending}`,
    testsFile: testsFileOf(`node_${base}.${ending}`),
    inputFile: modelFile(contract.inputModel, ending),
    outputFile: modelFile(contract.outputModel, ending),
    contractModelFile: `model_contract_${base}.${ending}`,
    supportFile: `support_${base}.${ending}`,
    adaptersFile: `adapters_${base}.${ending}`,
    fakesFile: `fakes_${base}.${ending}`,
    bodiesFile: `bodies_${base}.${ending}`,
    contractFile: `contract_${base}.yaml`,
  };
}

/** The tests of a node file: `x.ts` -> `x.test.ts`, `x.py` -> `test_x.py`. */
export function testsFileOf(nodeFile: string): string {
  return nodeFile.endsWith('.py') ? `test_${nodeFile}` : nodeFile.replace(/\.ts$/, '.test.ts');
}

/** `ModelOrderInput` -> `model_order_input.ts`. */
function modelFile(name: string, ending: string): string {
  const words = name
    .replace(/^Model(?=.)/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  return `model_${words}.${ending}`;
}

/** `ModelOrderInput` -> `modelOrderInputSchema`. */
export function schemaName(model: string): string {
  return `${model.charAt(0).toLowerCase()}${model.slice(1)}Schema`;
}
