import type { ComputeContract } from '../../contract/contract.ts';
import type { Problems } from '../../contract/problem.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { jsonPath } from '../../contract/json-path.ts';
import { shapeOfSchema } from '../../typescript/values/shape-of-schema.ts';
import { lineComment } from '../docstring.ts';
import { pythonText } from '../literal.ts';
import { nodeFile } from '../node-file.ts';
import { importFrom } from '../python-imports.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitVar } from '../values/emit-value.ts';
import {
  pythonEmission,
  type PythonBody,
  type PythonExpression,
  type PythonScope,
} from '../values/emission.ts';
import { emitStep } from './emit-step.ts';

interface ComputeSource {
  readonly node: string;
  /** Functions that it imports from the file of bodies. */
  readonly bodies: readonly PythonBody[];
}

/** Python source of a compute node: one variable a step of the pipeline. */
export function computeSource(
  contract: ComputeContract,
  { names, problems }: { readonly names: NodeNames; readonly problems: Problems },
): ComputeSource {
  const emission = pythonEmission(problems);
  const vars = new Map<string, PythonExpression>();
  const data = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const scope: PythonScope = { emission, vars, row: null, depth: 0 };
  const { properties, required } = contract.inputSchema;
  for (const name of new Set([...properties.keys(), ...required])) {
    vars.set(name, emitAccess(data, [name]));
  }
  const lines: string[] = [];
  for (const step of contract.pipeline) {
    const emitted = emitStep(step, scope);
    const { to } = step;
    if (step.description !== null) lines.push(lineComment(step.description).trimEnd());
    if (emitted.kind === 'statement') lines.push(emitted.code);
    else if (to !== null) {
      if (emitted.ahead !== undefined) lines.push(emitted.ahead);
      const name = emission.names.take(to);
      // Rows hold values of many types, so what is known of them is that they are rows.
      const type = emitted.value.shape.kind === 'list' ? 'List[Json]' : 'Json';
      lines.push(`${name}: ${type} = ${emitted.value.code}`);
      vars.set(to, { code: name, shape: emitted.value.shape });
    }
  }
  const fields = contract.output.map(
    ([field, path]) =>
      `${pythonText(field)}: ${emitVar(path, jsonPath('output', field), scope).code}`,
  );
  lines.push(`output: Dict[str, Json] = to_plain({${fields.join(', ')}})`, 'return output');
  const imported = emission.bodies.flatMap(({ name, ruleName }) => [name, ruleName]);
  const body = lines.join('\n');
  const node = nodeFile(
    contract,
    {
      base: 'NodeCompute',
      method: 'execute_compute',
      says: `Computes the output of an input that fits ${contract.inputModel}.`,
      init: `def __init__(self, **adapters: object) -> None:
    # A pure node reaches nothing outside, so whatever it is given stays unused.
    del adapters
`,
      body,
      imports: [importFrom(names.bodiesFile, imported.toSorted())],
    },
    { names, emission },
  );
  return { node, bodies: emission.bodies };
}
