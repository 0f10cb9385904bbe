import type { Contract } from '../contract/contract.ts';
import type { Mapping } from '../contract/mapping.ts';
import { parseContractText } from '../contract/parse-contract-text.ts';
import { parseContract } from '../contract/parse-contract.ts';
import { collectProblems } from '../contract/problem.ts';
import { generateNode } from '../generate-node.ts';
import { nodeNames, type Language } from '../node/node-names.ts';
import { computeSource } from '../typescript/compute/compute-source.ts';

/** A body that nobody wrote yet. */
export interface MissingBody {
  /** Place of its step in the contract. */
  readonly at: string;
  readonly to: string;
  readonly words: string;
  /** What it sees, as a TypeScript type. */
  readonly given: string;
}

/** A contract that lacks nothing but bodies. */
export interface BodilessContract {
  readonly contract: Contract;
  readonly document: Mapping;
  readonly bodies: readonly MissingBody[];
}

/** Which bodies a contract lacks; null where it lacks none, or where something else is wrong. */
export async function missingBodies(
  contract: string | Mapping,
  language: Language,
): Promise<BodilessContract | null> {
  const generated = await generateNode(contract, { language, format: false });
  if (generated.ok || generated.errors.some(({ code }) => code !== 'MODEL_REQUIRED')) return null;
  const read = typeof contract === 'string' ? parseContractText(contract) : undefined;
  const document = read?.ok === true ? read.value : (contract as Mapping);
  const parsed = parseContract(document);
  if (!parsed.ok || parsed.value.nodeType !== 'COMPUTE_GENERIC') return null;
  const names = nodeNames(parsed.value);
  const { bodies } = computeSource(parsed.value, { names, problems: collectProblems() });
  return {
    contract: parsed.value,
    document,
    bodies: bodies
      .filter(({ work }) => work.code[language] === null)
      .map(({ at, to, work, given }) => ({ at, to, words: work.words, given })),
  };
}
