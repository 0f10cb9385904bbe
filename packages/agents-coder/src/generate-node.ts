import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { computeSource } from './typescript/compute/compute-source.ts';
import { checkExamples } from './contract/check-examples.ts';
import type { ComputeContract } from './contract/contract.ts';
import { contractText } from './contract/contract-text.ts';
import { parseContractText } from './contract/parse-contract-text.ts';
import { parseContract } from './contract/parse-contract.ts';
import { collectProblems, type Problems } from './contract/problem.ts';
import { modelSource } from './typescript/model/model-source.ts';
import { contractModelSource } from './typescript/contract-model-source.ts';
import { formatFiles, type GeneratedFile } from './node/format-files.ts';
import { nodeNames, type NodeNames } from './node/node-names.ts';
import { supportSource } from './typescript/support-files/support-source.ts';
import { testsSource } from './typescript/tests/tests-source.ts';

export interface GenerateOptions {
  /** File name of the node, where it is not to be the one that ONEX names. */
  readonly nodeFile?: string;
  /** Whether prettier lays the files out. @default true */
  readonly format?: boolean;
}

export interface GeneratedNode {
  readonly contract: ComputeContract;
  /** `NodeOrderTotalCompute`. */
  readonly nodeName: string;
  /** File names, relative to one folder; all in it. */
  readonly files: readonly GeneratedFile[];
  readonly nodeFile: string;
  readonly testsFile: string;
  readonly contractFile: string;
  readonly inputModelFile: string;
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
        }),
      ],
    };
  }
  const parsed = parseContract(read.value);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const problems = collectProblems();
  checkExamples(value, problems);

  const standard = nodeNames(value);
  const nodeFile = options.nodeFile ?? standard.nodeFile;
  const names = { ...standard, nodeFile, testsFile: nodeFile.replace(/\.ts$/, '.test.ts') };
  reportSharedFiles(names, problems);
  const node = computeSource(value, { names, problems });
  const errors = problems.list();
  if (errors.length > 0) return { ok: false, errors };

  const input = modelSource({
    name: value.inputModel,
    schema: value.inputSchema,
    purpose: `What ${names.nodeClass} takes.`,
    supportFile: names.supportFile,
  });
  const output = modelSource({
    name: value.outputModel,
    schema: value.outputSchema,
    purpose: `What ${names.nodeClass} gives.`,
    supportFile: names.supportFile,
  });
  const tests = testsSource(value, names);
  const support = supportSource([...node.support, ...input.support, ...output.support]);
  const sources: readonly GeneratedFile[] = [
    { path: names.nodeFile, contents: node.contents },
    { path: names.testsFile, contents: tests.contents },
    { path: names.inputFile, contents: input.contents },
    { path: names.outputFile, contents: output.contents },
    { path: names.contractModelFile, contents: contractModelSource(value, names) },
    { path: names.supportFile, contents: support },
    { path: names.contractFile, contents: contractText(contract, value) },
  ];
  const files = options.format === false ? sources : await formatFiles(sources);
  return {
    ok: true,
    value: {
      contract: value,
      nodeName: names.nodeClass,
      files,
      nodeFile: names.nodeFile,
      testsFile: names.testsFile,
      contractFile: names.contractFile,
      inputModelFile: names.inputFile,
      notes: [...node.notes, ...tests.notes],
    },
  };
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
