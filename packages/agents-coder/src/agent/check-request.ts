import type { CoderInput } from '@parallel-dispatcher/schema';
import { nodeKind } from '../node/node-kind.ts';
import { nodeNames, type Language } from '../node/node-names.ts';
import type { Contract } from '../contract/contract.ts';
import { inputError } from './input-error.ts';

interface Request {
  readonly input: CoderInput;
  readonly nodeFile: string | undefined;
  readonly language: Language;
}

/**
 * Holds what the input says of the node against its contract.
 * @throws AgentError with `CONTRACT_CONTRADICTION` or `OUTPUT_PATH_MISMATCH`.
 */
export function checkRequest(contract: Contract, { input, nodeFile, language }: Request): void {
  const { node_name: name, node_type: type } = input;
  const expected = nodeNames(contract, language).nodeFile;
  if (type !== null && type !== nodeKind(contract.nodeType).type) {
    throw inputError({
      code: 'CONTRACT_CONTRADICTION',
      message: `node_type is ${type}, and the contract says ${contract.nodeType}.`,
      path: 'node_type',
      hint: 'Make them agree, or leave node_type out.',
    });
  }
  if (name !== null && fold(name) !== fold(contract.name)) {
    throw inputError({
      code: 'CONTRACT_CONTRADICTION',
      message: `node_name is ${name}, and the contract names the node ${contract.name}.`,
      path: 'node_name',
      hint: 'Make them agree, or leave node_name out.',
    });
  }
  const named = /^node_.*_(?:effect|compute|reducer|orchestrator)\.(?:ts|py)$/.test(nodeFile ?? '');
  if (named && nodeFile !== expected) {
    throw inputError({
      code: 'OUTPUT_PATH_MISMATCH',
      message: `output_path names the node file ${nodeFile}, and by its contract it is ${expected}.`,
      path: 'output_path',
      hint: `End output_path in ${expected}, or name a folder.`,
    });
  }
}

/** `NodeOrderTotalCompute`, `order_total` and `OrderTotal` name one node. */
function fold(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
    .replace(/^node(?=.)/, '')
    .replace(/(?<=.)(?:effect|compute|reducer|orchestrator)$/, '');
}
