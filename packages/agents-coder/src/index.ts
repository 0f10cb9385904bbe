export type {
  ComputeContract,
  Contract,
  EffectContract,
  NodeType,
  OrchestratorContract,
  ReducerContract,
} from './contract/contract.ts';
export type { Example, Expectation } from './contract/example.ts';
export type { Finding } from './onex-rules/finding.ts';
export type { GeneratedFile } from './node/generated-file.ts';
export type { GeneratedNode, GenerateOptions, NodeGeneration } from './generate-node.ts';
export type { ParsedContract } from './contract/parse-contract.ts';
export type { ValidateOptions } from './validate/validate-node.ts';
export type { Validation, ValidationPart } from './validate/validation.ts';

export { contractJsonSchema } from './dialect/contract-json-schema.ts';
export { generateNode } from './generate-node.ts';
export { parseContract } from './contract/parse-contract.ts';
export { parseContractText } from './contract/parse-contract-text.ts';
export { validateNode } from './validate/validate-node.ts';
