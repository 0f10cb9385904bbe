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
import { orchestratorSource } from './orchestrator/orchestrator-source.ts';
import { stepsSource } from './orchestrator/steps-source.ts';
import { reducerSource } from './reducer/reducer-source.ts';
import { storeSource } from './reducer/store-source.ts';
import { pythonImports } from './python-imports.ts';
import { bundlePython, usedSupport } from './support-files.ts';
import { testsSource } from './tests/tests-source.ts';

interface FilesTo {
  readonly names: NodeNames;
  readonly problems: Problems;
  /** Text of the contract. */
  readonly yaml: string;
  /** What is tested beside the rules of the input schema. */
  readonly examples: readonly Example[];
}

/** The files of a node in Python. */
export function pythonFiles(
  contract: Contract,
  { names, problems, yaml, examples }: FilesTo,
): readonly GeneratedFile[] {
  const { node, adapters, bodies } = nodeSources(contract, { names, problems });
  const input = modelSource({
    name: contract.inputModel,
    schema: contract.inputSchema,
    purpose: `What ${names.nodeClass} takes.`,
    names,
  });
  const output = modelSource({
    name: contract.outputModel,
    schema: contract.outputSchema,
    purpose: `What ${names.nodeClass} gives.`,
    names,
  });
  const tests = testsSource({ ...contract, examples }, names);
  const others = [tests.fakes, adapters, bodies].map((source) => source ?? '');
  const sources = [node, input, output, tests.contents, ...others];
  const support = bundlePython('support', usedSupport(sources.join('\n')));
  const file = (path: string, contents: string | null): GeneratedFile[] =>
    contents === null ? [] : [{ path, contents }];
  return [
    ...file(names.nodeFile, node),
    ...file(names.testsFile, tests.contents),
    ...file(names.bodiesFile, bodies),
    ...file(names.inputFile, input),
    ...file(names.outputFile, output),
    ...file(names.contractModelFile, contractModelSource(contract, names)),
    ...file(
      names.supportFile,
      `${pythonImports(support.body, support.imports)}\n\n\n${support.body}\n`,
    ),
    ...file(names.adaptersFile, adapters),
    ...file(names.fakesFile, tests.fakes),
    ...file(names.contractFile, yaml),
  ];
}

interface NodeSources {
  readonly node: string;
  readonly adapters: string | null;
  readonly bodies: string | null;
}

function nodeSources(contract: Contract, to: Pick<FilesTo, 'names' | 'problems'>): NodeSources {
  const { names } = to;
  const bodies = null;
  switch (contract.nodeType) {
    case 'EFFECT_GENERIC':
      return {
        node: effectSource(contract, to),
        adapters: adaptersSource(contract, names),
        bodies,
      };
    case 'REDUCER_GENERIC':
      return { node: reducerSource(contract, to), adapters: storeSource(contract, names), bodies };
    case 'ORCHESTRATOR_GENERIC':
      return { node: orchestratorSource(contract, to), adapters: stepsSource(names), bodies };
    case 'COMPUTE_GENERIC':
      break;
  }
  const compute = computeSource(contract, to);
  return { ...compute, adapters: null, bodies: bodiesSource(compute.bodies, names) };
}
