import type { ComputeContract } from '../../contract/contract.ts';
import { jsonPath } from '../../contract/json-path.ts';
import { lineComment } from '../comment.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitVar } from '../values/emit-value.ts';
import type { Emission, Expression, Scope } from '../values/expression.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import { emitStep } from './emit-step.ts';

/** The value of a step, by the name that later lines have for it. */
export interface NamedLine {
  readonly comment: string;
  readonly name: string;
  readonly code: string;
}

export interface EmittedPipeline {
  /** A statement, or a value that is to have a name. */
  readonly lines: readonly (string | NamedLine)[];
  /** By field of the output. */
  readonly output: ReadonlyMap<string, Expression>;
}

/** The steps in order, and what each field of the output then is. */
export function emitPipeline(contract: ComputeContract, emission: Emission): EmittedPipeline {
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
  const output = new Map(
    contract.output.map(([field, path]) => [
      field,
      emitVar(path, jsonPath('output', field), scope),
    ]),
  );
  return { lines, output };
}

/** Later steps see the later value, as with any reassignment; worth a word, since it may be a slip. */
function noteTaken(to: string, vars: ReadonlyMap<string, Expression>, emission: Emission): void {
  if (vars.has(to)) emission.notes.add(`"${to}" is given anew; later steps see the new value.`);
}
