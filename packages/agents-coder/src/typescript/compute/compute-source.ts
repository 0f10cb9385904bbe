import type { ComputeContract } from '../../contract/contract.ts';
import { nodeEmission } from '../node-emission.ts';
import { nodeFrame } from '../node-frame.ts';
import type { EmitNode } from '../node-source.ts';
import type { Emission } from '../values/expression.ts';
import { propertyKey } from '../values/literal-source.ts';
import { emitPipeline, type NamedLine } from './emit-pipeline.ts';

/** Source of the node of a compute contract: the pipeline as one const a step. */
export const computeSource: EmitNode<ComputeContract> = (contract, { names, problems }) => {
  const emission = nodeEmission(contract, { names, problems });
  const body = pipelineSource(contract, emission);
  emission.support.add('node-adapters');
  const members = `
  constructor(adapters: NodeAdapters = {}) {
    // A pure node reaches nothing outside, so whatever it is given stays unused.
    void adapters;
  }
`;
  const says = `Computes the output of an input that fits ${contract.inputModel}.`;
  const imported = emission.bodies.flatMap(({ name, schemaName }) => [name, schemaName]);
  const imports = imported.length === 0 ? {} : { [names.bodiesFile]: imported.toSorted() };
  return nodeFrame(
    contract,
    { base: 'node-compute', method: 'executeCompute', says, members, body, imports },
    { names, emission },
  );
};

function pipelineSource(contract: ComputeContract, emission: Emission): string {
  const { lines, output } = emitPipeline(contract, emission);
  const fields = [...output].map(([field, value]) =>
    value.code === field ? field : `${propertyKey(field)}: ${value.code}`,
  );
  const all = [...lines, `return toPlain({ ${fields.join(', ')} }) as ${contract.outputModel};`];
  return all.map((line, at) => writeLine(line, all.slice(at + 1))).join('\n');
}

/** A value that nothing uses is worked out all the same, since it may end the node with an error. */
function writeLine(line: string | NamedLine, later: readonly (string | NamedLine)[]): string {
  if (typeof line === 'string') return line;
  const { comment, name, code } = line;
  const use = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  const isUsed = later.some((other) => use.test(typeof other === 'string' ? other : other.code));
  return isUsed ? `${comment}const ${name} = ${code};` : `${comment}void (${code});`;
}
