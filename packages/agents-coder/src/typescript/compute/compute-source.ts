import type { ComputeContract } from '../../contract/contract.ts';
import { jsonPath } from '../../contract/json-path.ts';
import type { Problems } from '../../contract/problem.ts';
import { docstring, lineComment } from '../comment.ts';
import { schemaName, type NodeNames } from '../../node/node-names.ts';
import { exportOf, isTypeOnly } from '../support-files/export-of.ts';
import { emitStep } from './emit-step.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitVar } from '../values/emit-value.ts';
import { use, type Emission, type Expression, type Scope } from '../values/expression.ts';
import { inheritsNames } from '../values/inherits-names.ts';
import { propertyKey } from '../values/literal-source.ts';
import { allocateNames } from '../values/name-allocator.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import { supportNames } from '../values/support-names.ts';

export interface ComputeSource {
  readonly contents: string;
  readonly support: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/** Source of the node of a compute contract: the pipeline as one const a step. */
export function computeSource(
  contract: ComputeContract,
  { names, problems }: { readonly names: NodeNames; readonly problems: Problems },
): ComputeSource {
  const emission: Emission = {
    problems,
    notes: new Set(),
    names: allocateNames([
      ...supportNames,
      names.nodeClass,
      contract.inputModel,
      contract.outputModel,
      schemaName(contract.inputModel),
      lowerFirst(names.contractModel),
    ]),
    support: new Set(['node-adapters', 'node-compute', 'read-input', 'to-plain']),
    statements: [],
    constants: new Map(),
  };
  const body = pipelineSource(contract, emission);
  const input = inheritsNames(contract.inputSchema)
    ? `input, ${use({ emission }, 'bare')}(input)`
    : 'input';
  const constants = [...emission.constants].map(([code, name]) => `const ${name} = ${code};\n`);
  // What was emitted and then not taken, such as after the sure end of a coalesce, is not imported.
  const always = new Set(['node-adapters', 'node-compute', 'read-input']);
  const whole = `${body}\n${constants.join('')}\n${input}`;
  const support = new Set(
    [...emission.support].filter(
      (module) => always.has(module) || new RegExp(`\\b${exportOf(module)}\\b`).test(whole),
    ),
  );
  const imported = [...support]
    .map((module) => `${isTypeOnly(module) ? 'type ' : ''}${exportOf(module)}`)
    .sort(byName)
    .join(', ');
  const contractConst = lowerFirst(names.contractModel);
  const read = /\bdata\b/.test(body)
    ? `const data = readInput(${schemaName(contract.inputModel)}, ${input});`
    : `readInput(${schemaName(contract.inputModel)}, ${input});`;
  const imports = [
    [names.contractModelFile, `import { ${contractConst} } from './${names.contractModelFile}';`],
    [names.inputFile, `import { ${schemaName(contract.inputModel)} } from './${names.inputFile}';`],
    [names.outputFile, `import type { ${contract.outputModel} } from './${names.outputFile}';`],
    [names.supportFile, `import { ${imported} } from './${names.supportFile}';`],
  ].sort(([left = ''], [right = '']) => (left < right ? -1 : 1));
  const contents = `${imports.map(([, line]) => line).join('\n')}

${constants.join('')}
${docstring(contract.description)}export class ${names.nodeClass} implements NodeCompute<${contract.outputModel}> {
  /** The contract that this node was generated from. */
  readonly contract = ${contractConst};

  constructor(adapters: NodeAdapters = {}) {
    // A pure node reaches nothing outside, so whatever it is given stays unused.
    void adapters;
  }

${docstring(`Computes the output of an input that fits ${contract.inputModel}. @throws NodeError with a \`code\`.`)}  async executeCompute(input: unknown): Promise<${contract.outputModel}> {
    ${read}
${body}
  }
}
`;
  return { contents, support, notes: [...emission.notes] };
}

function pipelineSource(contract: ComputeContract, emission: Emission): string {
  const vars = new Map<string, Expression>();
  const data: Expression = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const scope: Scope = { emission, vars, row: null, depth: 0, comparesAlone: () => true };
  const inputNames = new Set([
    ...contract.inputSchema.properties.keys(),
    ...contract.inputSchema.required,
  ]);
  for (const name of inputNames) vars.set(name, emitAccess(data, [name], scope));

  const lines: string[] = [];
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
      lines.push(`${comment}const ${name} = ${emitted.value.code};`);
      vars.set(to, { code: name, shape: emitted.value.shape });
    }
  }
  const fields = contract.output.map(([field, path]) => {
    const value = emitVar(path, jsonPath('output', field), scope);
    return value.code === field ? field : `${propertyKey(field)}: ${value.code}`;
  });
  lines.push(`return toPlain({ ${fields.join(', ')} }) as ${contract.outputModel};`);
  return lines.join('\n');
}

/** Later steps see the later value, as with any reassignment; worth a word, since it may be a slip. */
function noteTaken(to: string, vars: ReadonlyMap<string, Expression>, emission: Emission): void {
  if (vars.has(to)) emission.notes.add(`"${to}" is given anew; later steps see the new value.`);
}

function byName(left: string, right: string): number {
  const [a, b] = [left, right].map((name) => name.replace('type ', '').toLowerCase());
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
