import type { ComputeContract } from '../../contract/contract.ts';
import { jsonPath } from '../../contract/json-path.ts';
import { lineComment } from '../comment.ts';
import { nodeEmission } from '../node-emission.ts';
import { nodeFrame } from '../node-frame.ts';
import type { EmitNode } from '../node-source.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitVar } from '../values/emit-value.ts';
import type { Emission, Expression, Scope } from '../values/expression.ts';
import { propertyKey } from '../values/literal-source.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import { emitStep } from './emit-step.ts';

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
  const vars = new Map<string, Expression>();
  const data: Expression = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const scope: Scope = { emission, vars, row: null, depth: 0, comparesAlone: () => true };
  const inputNames = new Set([
    ...contract.inputSchema.properties.keys(),
    ...contract.inputSchema.required,
  ]);
  for (const name of inputNames) vars.set(name, emitAccess(data, [name], scope));

  const lines: (string | NamedLine)[] = [];
  for (const step of contract.pipeline) {
    const emitted = emitStep(step, scope);
    const { to } = step;
    lines.push(...emission.statements.splice(0));
    const comment = step.description === null ? '' : lineComment(step.description);
    if (emitted.kind === 'statement') {
      lines.push(`${comment}${emitted.code}`);
    } else if (to !== null) {
      noteTaken(to, vars, emission);
      const name = emission.names.take(to);
      lines.push({ comment, name, code: emitted.value.code });
      vars.set(to, { code: name, shape: emitted.value.shape });
    }
  }
  const fields = contract.output.map(([field, path]) => {
    const value = emitVar(path, jsonPath('output', field), scope);
    return value.code === field ? field : `${propertyKey(field)}: ${value.code}`;
  });
  lines.push(`return toPlain({ ${fields.join(', ')} }) as ${contract.outputModel};`);
  return lines.map((line, at) => writeLine(line, lines.slice(at + 1))).join('\n');
}

/** The value of a step, by the name that later lines have for it. */
interface NamedLine {
  readonly comment: string;
  readonly name: string;
  readonly code: string;
}

/** A value that nothing uses is worked out all the same, since it may end the node with an error. */
function writeLine(line: string | NamedLine, later: readonly (string | NamedLine)[]): string {
  if (typeof line === 'string') return line;
  const { comment, name, code } = line;
  const use = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  const isUsed = later.some((other) => use.test(typeof other === 'string' ? other : other.code));
  return isUsed ? `${comment}const ${name} = ${code};` : `${comment}void (${code});`;
}

/** Later steps see the later value, as with any reassignment; worth a word, since it may be a slip. */
function noteTaken(to: string, vars: ReadonlyMap<string, Expression>, emission: Emission): void {
  if (vars.has(to)) emission.notes.add(`"${to}" is given anew; later steps see the new value.`);
}
