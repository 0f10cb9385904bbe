import type { Contract } from '../contract/contract.ts';
import type { Example } from '../contract/example.ts';
import type { Problems } from '../contract/problem.ts';
import type { GeneratedFile } from '../node/generated-file.ts';
import type { NodeNames } from '../node/node-names.ts';
import { bodiesSource } from './compute/bodies-source.ts';
import { computeSource } from './compute/compute-source.ts';
import { contractModelSource } from './contract-model-source.ts';
import { adaptersSource } from './effect/adapters-source.ts';
import { effectSource } from './effect/effect-source.ts';
import { modelSource } from './model/model-source.ts';
import type { NodeSource } from './node-source.ts';
import { orchestratorSource } from './orchestrator/orchestrator-source.ts';
import { stepsSource } from './orchestrator/steps-source.ts';
import { reducerSource } from './reducer/reducer-source.ts';
import { storeSource } from './reducer/store-source.ts';
import { bundleModules } from './support-files/bundle-modules.ts';
import { testsSource } from './tests/tests-source.ts';

interface FilesTo {
  readonly names: NodeNames;
  readonly problems: Problems;
  /** Text of the contract. */
  readonly yaml: string;
  /** What is tested beside the rules of the input schema. */
  readonly examples: readonly Example[];
}

/** The files of a node in TypeScript, not laid out yet, and what its author should know. */
export function typescriptFiles(
  contract: Contract,
  { names, problems, yaml, examples }: FilesTo,
): { readonly files: readonly GeneratedFile[]; readonly notes: readonly string[] } {
  const { supportFile } = names;
  const node = nodeSource(contract, { names, problems });
  const purpose = (verb: string): string => `What ${names.nodeClass} ${verb}.`;
  const input = modelSource({
    name: contract.inputModel,
    schema: contract.inputSchema,
    purpose: purpose('takes'),
    supportFile,
  });
  const output = modelSource({
    name: contract.outputModel,
    schema: contract.outputSchema,
    purpose: purpose('gives'),
    supportFile,
  });
  const tests = testsSource({ ...contract, examples }, names);
  const adapters = adaptersOf(contract, names);
  const bodies = bodiesSource(node.bodies, { names });
  const parts = [node, input, output, tests, adapters, bodies].filter((part) => part !== null);
  const wanted = parts.flatMap(({ support }) => [...support]);
  const support = bundleModules(wanted, { folder: 'support', supportFile });
  const file = (path: string, contents: string | null): GeneratedFile[] =>
    contents === null ? [] : [{ path, contents }];
  return {
    files: [
      ...file(names.nodeFile, node.contents),
      ...file(names.testsFile, tests.contents),
      ...file(names.bodiesFile, bodies?.contents ?? null),
      ...file(names.inputFile, input.contents),
      ...file(names.outputFile, output.contents),
      ...file(names.contractModelFile, contractModelSource(contract, names)),
      ...file(supportFile, support.contents),
      ...file(names.adaptersFile, adapters?.contents ?? null),
      ...file(names.fakesFile, tests.fakes),
      ...file(names.contractFile, yaml),
    ],
    notes: node.notes,
  };
}

type To = Pick<FilesTo, 'names' | 'problems'>;

function nodeSource(contract: Contract, to: To): NodeSource {
  switch (contract.nodeType) {
    case 'EFFECT_GENERIC':
      return effectSource(contract, to);
    case 'REDUCER_GENERIC':
      return reducerSource(contract, to);
    case 'ORCHESTRATOR_GENERIC':
      return orchestratorSource(contract, to);
    case 'COMPUTE_GENERIC':
      break;
  }
  return computeSource(contract, to);
}

function adaptersOf(
  contract: Contract,
  names: NodeNames,
): { readonly contents: string; readonly support: ReadonlySet<string> } | null {
  switch (contract.nodeType) {
    case 'EFFECT_GENERIC':
      return adaptersSource(contract, names);
    case 'REDUCER_GENERIC':
      return storeSource(contract, names);
    case 'ORCHESTRATOR_GENERIC':
      return stepsSource(names);
    case 'COMPUTE_GENERIC':
      break;
  }
  return null;
}
