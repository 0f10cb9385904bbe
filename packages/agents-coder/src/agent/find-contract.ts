import type { AgentContext } from '@parallel-dispatcher/agent';
import type { CoderInput } from '@parallel-dispatcher/schema';
import { looksLikeContract, parseContractText } from '../contract/parse-contract-text.ts';
import { isMapping, type Mapping } from '../contract/mapping.ts';
import type { Author } from '../model/author.ts';
import { writeContract } from '../model/write-contract.ts';
import { contractFromText } from '../requests/contract-from-text.ts';
import type { TextContract, TextProvenance } from '../requests/text-request.ts';
import { describedInput } from './described-input.ts';
import { inputError } from './input-error.ts';
import { textRequestOf } from './text-request-of.ts';

/** A contract, and where it comes from. */
export interface FoundContract {
  /** Such as `contract`, `context_files[0]` or `model`; JSON paths within it are appended. */
  readonly at: string;
  /** YAML or JSON text, or data. */
  readonly contract: string | Mapping;
  /** How rules made it of a text; null: they did not. */
  readonly text: TextProvenance | null;
  /** The model that wrote it, or parts of it, and can mend it; null: none did. */
  readonly author: Author | null;
}

interface StructuredContract extends Pick<FoundContract, 'at' | 'contract'> {
  readonly data: Mapping;
}

/** A text that no contract can be made of, as it stands. */
export interface UnclearRequest {
  /** Where the input holds the text. */
  readonly at: string;
  readonly unclear: Extract<TextContract, { readonly ok: false }>;
}

const wanted =
  'Give a structured contract (name, node_type, input_schema, output_schema, and the part of its type) in "contract", in "contract_description", or as a .yaml or .json file in "context_files".';

/**
 * The contract of an input: a structured one where there is one (`contract`, else YAML or JSON in
 * `contract_description`, else among `context_files`), else what a model writes from the text where
 * one is configured, else what patterns make of it.
 * @throws AgentError where a structured contract is unreadable, or there are several; `MODEL_*`.
 */
export async function findContract(
  given: CoderInput,
  context: AgentContext,
): Promise<FoundContract | UnclearRequest> {
  const readText = (path: string): Promise<string> => context.files.readText(path);
  const input = describedInput(given);
  const structured = await findStructured(input, readText);
  if (structured !== null) return { ...structured, text: null, author: null };
  const made = contractFromText(await textRequestOf(input, readText));
  const draft = made.ok ? made.contract : (made.draft?.document ?? null);
  const author = await writeContract(input, context, draft);
  if (author !== null) return { at: 'model', contract: author.contract, text: null, author };
  const at = given.contract === null ? 'contract_description' : 'contract';
  if (!made.ok) return { at, unclear: made };
  return { at, contract: made.contract, text: made.provenance, author: null };
}

async function findStructured(
  input: CoderInput,
  readText: (path: string) => Promise<string>,
): Promise<StructuredContract | null> {
  const { contract } = input;
  if (typeof contract === 'string') return fromText(contract);
  if (contract !== null && looksLikeContract(contract)) {
    return { at: 'contract', contract, data: contract };
  }
  const described = parseContractText(input.contract_description);
  if (described.ok && looksLikeContract(described.value)) {
    const at = 'contract_description';
    return { at, contract: input.contract_description, data: described.value };
  }
  const [first, second] = await fromFiles(input, readText);
  if (second === undefined) return first ?? null;
  throw inputError({
    code: 'NEEDS_INPUT',
    message: 'Several contracts are among the context files; the node is generated from one.',
    path: 'context_files',
    hint: 'Give one of them, or name it in "node_name".',
  });
}

function fromText(contract: string): StructuredContract {
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

async function fromFiles(
  { context_files: paths, node_name: nodeName }: CoderInput,
  readText: (path: string) => Promise<string>,
): Promise<readonly StructuredContract[]> {
  const found: StructuredContract[] = [];
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
