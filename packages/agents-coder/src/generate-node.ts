import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { checkBodies } from './body/check-bodies.ts';
import { describedSteps } from './body/described-steps.ts';
import { untestedBodies } from './body/untested-bodies.ts';
import { deriveExamples } from './cases/derive-examples.ts';
import type { Example } from './contract/example.ts';
import { notesOn } from './cases/notes-on.ts';
import { checkExamples } from './contract/check-examples.ts';
import type { Contract } from './contract/contract.ts';
import { contractText } from './contract/contract-text.ts';
import { parseContractText } from './contract/parse-contract-text.ts';
import { parseContract } from './contract/parse-contract.ts';
import { collectProblems, type Problems } from './contract/problem.ts';
import type { GeneratedFile } from './node/generated-file.ts';
import { formatFiles } from './typescript/format-files.ts';
import { typescriptFiles } from './typescript/typescript-files.ts';
import { pythonFiles } from './python/python-files.ts';
import { nodeNames, testsFileOf, type Language, type NodeNames } from './node/node-names.ts';

export interface GenerateOptions {
  /** @default 'typescript', unless `nodeFile` ends in `.py` */
  readonly language?: Language;
  /** File name of the node, where it is not to be the one that ONEX names. */
  readonly nodeFile?: string;
  /** Whether prettier lays the files out. @default true */
  readonly format?: boolean;
}

export interface GeneratedNode {
  readonly contract: Contract;
  readonly language: Language;
  /** `NodeOrderTotalCompute`. */
  readonly nodeName: string;
  /** File names, relative to one folder; all in it. */
  readonly files: readonly GeneratedFile[];
  readonly nodeFile: string;
  readonly testsFile: string;
  readonly contractFile: string;
  readonly inputModelFile: string;
  /** What the contract says in words, and what of it no example tests: places in the contract. */
  readonly bodies: { readonly all: readonly string[]; readonly untested: readonly string[] };
  /** What the author should know although it is no error. */
  readonly notes: readonly string[];
}

export type NodeGeneration =
  | { readonly ok: true; readonly value: GeneratedNode }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/**
 * Generates a node, its models, tests and contract file from a contract of the dialect: data, or
 * YAML or JSON text. The same contract gives the same files. Nothing is run: see `validateNode`.
 */
export async function generateNode(
  contract: unknown,
  options: GenerateOptions = {},
): Promise<NodeGeneration> {
  const read =
    typeof contract === 'string'
      ? parseContractText(contract)
      : { ok: true as const, value: contract };
  if (!read.ok) {
    return {
      ok: false,
      errors: [
        errorDetail({
          code: 'CONTRACT_UNREADABLE',
          message: `The contract is no YAML or JSON: ${read.message}`,
          path: 'contract',
          hint: 'Give a mapping in YAML 1.2 or JSON; docs/contracts.md has one of each node type.',
        }),
      ],
    };
  }
  const parsed = parseContract(read.value);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const problems = collectProblems();
  checkExamples(value, problems);

  const language =
    options.language ?? (options.nodeFile?.endsWith('.py') === true ? 'python' : 'typescript');
  const standard = nodeNames(value, language);
  const nodeFile = options.nodeFile ?? standard.nodeFile;
  const names = { ...standard, nodeFile, testsFile: testsFileOf(nodeFile) };
  reportSharedFiles(names, problems);
  const yaml = contractText(contract, value);
  const to = { names, problems, yaml, examples: await testedExamples(value) };
  const { files: sources, notes } =
    language === 'python'
      ? { files: pythonFiles(value, to), notes: [] }
      : typescriptFiles(value, to);
  await checkBodies(value, language, problems);
  const errors = problems.list();
  if (errors.length > 0) return { ok: false, errors };
  const files = options.format === false ? sources : await formatFiles(sources);
  return {
    ok: true,
    value: {
      contract: value,
      language,
      nodeName: names.nodeClass,
      files,
      nodeFile: names.nodeFile,
      testsFile: names.testsFile,
      contractFile: names.contractFile,
      inputModelFile: names.inputFile,
      bodies: {
        all: describedSteps(value).map(({ at }) => at),
        untested: untestedBodies(value).map(({ at }) => at),
      },
      notes: [...notes, ...notesOn(value)],
    },
  };
}

/** The examples of a contract, then those that it implies, each with a name of its own. */
async function testedExamples(contract: Contract): Promise<readonly Example[]> {
  const names = new Map<string, number>();
  return [...contract.examples, ...(await deriveExamples(contract))].map((example) => {
    const count = (names.get(example.name) ?? 0) + 1;
    names.set(example.name, count);
    return count === 1 ? example : { ...example, name: `${example.name} (${count})` };
  });
}

/** Two models with one file name, or one with the name of the contract's own model. */
function reportSharedFiles(names: NodeNames, problems: Problems): void {
  const { inputFile, outputFile, contractModelFile } = names;
  const taken = [contractModelFile, inputFile];
  if (inputFile === contractModelFile || taken.includes(outputFile)) {
    problems.add({
      code: 'CONTRACT_CONTRADICTION',
      at: inputFile === contractModelFile ? 'input_model.name' : 'output_model.name',
      message: `Two models would be written to ${inputFile === contractModelFile ? inputFile : outputFile}.`,
      hint: 'Give the model another name.',
    });
  }
}
