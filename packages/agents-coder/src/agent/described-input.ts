import { nodeTypeOf, type CoderInput } from '@parallel-dispatcher/schema';
import { isMapping, type Mapping } from '../contract/mapping.ts';
import { looksLikeContract, parseContractText } from '../contract/parse-contract-text.ts';
import { inputError } from './input-error.ts';

/**
 * The input, where a contract that only describes stands as text (in `contract`, else in
 * `contract_description`) with that contract as data; else as it is.
 * @throws AgentError with `NEEDS_INPUT` where nothing says the type of the node.
 */
export function describedInput(input: CoderInput): CoderInput {
  const { contract, contract_description: description } = input;
  if (contract !== null && typeof contract !== 'string') return input;
  const read = parseContractText(contract ?? description);
  if (!read.ok || !onlyDescribes(read.value)) return input;
  const { value } = read;
  const nodeType = input.node_type ?? nodeTypeOf(value['node_type']) ?? nodeTypeOf(value['type']);
  if (nodeType === undefined) {
    throw inputError({
      code: 'NEEDS_INPUT',
      message: 'Neither the input nor its contract says of which type the node is.',
      path: 'node_type',
      hint: 'Give "node_type": Effect, Compute, Reducer or Orchestrator.',
    });
  }
  const said = contract === null ? '' : description;
  return {
    ...input,
    contract: value as CoderInput['contract'],
    contract_description: said === '' ? (textIn(value, 'description') ?? '') : said,
    node_type: nodeType,
    node_name: input.node_name ?? textIn(value, 'name') ?? null,
  };
}

function onlyDescribes(value: Mapping): boolean {
  return (
    !looksLikeContract(value) && (isMapping(value['operations']) || isMapping(value['input_model']))
  );
}

function textIn(value: Mapping, key: string): string | undefined {
  const text = value[key];
  return typeof text === 'string' && text !== '' ? text : undefined;
}
