import type { CoderInput } from '@parallel-dispatcher/schema';
import { looksLikeContract, parseContractText } from '../contract/parse-contract-text.ts';
import { isMapping, type Mapping } from '../contract/mapping.ts';
import { inputError } from './input-error.ts';

/** A contract, and where the input holds it. */
export interface FoundContract {
  /** Such as `contract` or `context_files[0]`; JSON paths within it are appended. */
  readonly at: string;
  /** YAML or JSON text, or data. */
  readonly contract: string | Mapping;
  readonly data: Mapping;
}

const wanted =
  'Give a structured contract (name, node_type, input_schema, output_schema, and the part of its type) in "contract", in "contract_description", or as a .yaml or .json file in "context_files".';

/**
 * The structured contract of an input: `contract`, else YAML or JSON in `contract_description`,
 * else the contract among `context_files`.
 * @throws AgentError with `NEEDS_INPUT` where there is only free text.
 */
export async function findContract(
  input: CoderInput,
  readText: (path: string) => Promise<string>,
): Promise<FoundContract> {
  const { contract } = input;
  if (typeof contract === 'string') return fromText(contract);
  if (contract !== null) return fromData(contract);
  const described = parseContractText(input.contract_description);
  if (described.ok && looksLikeContract(described.value)) {
    const at = 'contract_description';
    return { at, contract: input.contract_description, data: described.value };
  }
  const files = await fromFiles(input, readText);
  const [first, second] = files;
  if (first !== undefined && second === undefined) return first;
  if (second !== undefined) {
    throw inputError({
      code: 'NEEDS_INPUT',
      message: `${files.length} contracts are among the context files; the node is generated from one.`,
      path: 'context_files',
      hint: 'Give one of them, or name it in "node_name".',
    });
  }
  throw inputError({
    code: 'NEEDS_INPUT',
    message:
      'The description is free text. Without a structured contract it does not say which fields come in, which go out and how they are computed.',
    path: 'contract_description',
    hint: wanted,
  });
}

function fromText(contract: string): FoundContract {
  const read = parseContractText(contract);
  if (read.ok && looksLikeContract(read.value)) {
    return { at: 'contract', contract, data: read.value };
  }
  throw inputError({
    code: read.ok ? 'NEEDS_INPUT' : 'CONTRACT_UNREADABLE',
    message: read.ok
      ? 'The text in "contract" is no contract of the dialect.'
      : `The contract is no YAML or JSON: ${read.message}`,
    path: 'contract',
    hint: wanted,
  });
}

function fromData(contract: Mapping): FoundContract {
  if (looksLikeContract(contract)) return { at: 'contract', contract, data: contract };
  const missing = ['node_type', 'input_schema', 'output_schema'].filter(
    (key) => !Object.hasOwn(contract, key),
  );
  throw inputError({
    code: 'NEEDS_INPUT',
    message: `The contract describes a node without saying what it does: ${missing.join(', ')} are missing.`,
    path: 'contract',
    hint: wanted,
  });
}

async function fromFiles(
  { context_files: paths, node_name: nodeName }: CoderInput,
  readText: (path: string) => Promise<string>,
): Promise<readonly FoundContract[]> {
  const found: FoundContract[] = [];
  for (const [index, path] of paths.entries()) {
    if (!/\.(?:ya?ml|json)$/i.test(path)) continue;
    const contract = await readText(path);
    const read = parseContractText(contract);
    if (read.ok && looksLikeContract(read.value)) {
      found.push({ at: `context_files[${index}]`, contract, data: read.value });
    }
  }
  const named = found.filter(({ data }) => data['name'] === nodeName);
  return named.length === 1 && isMapping(named[0]?.data) ? named : found;
}
