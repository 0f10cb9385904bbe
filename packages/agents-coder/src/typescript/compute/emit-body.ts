import { jsonPath } from '../../contract/json-path.ts';
import type { Described, Step } from '../../contract/step.ts';
import { emitVar } from '../values/emit-value.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { propertyKey } from '../values/literal-source.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import { typeOfShape } from '../values/type-of-shape.ts';

/** Source of the call of a body that is in a file of its own; its result is held to the schema. */
export function emitBody(step: Step, work: Described, ...[scope]: [Scope]): Expression {
  const { emission } = scope;
  const to = step.to ?? 'value';
  const name = emission.names.take(`compute_${to}`);
  const schemaName = emission.names.take(`${to}_schema`);
  const given = work.inputs.map((input, index) => {
    const at = jsonPath(jsonPath(step.at, 'inputs'), index);
    return [input, emitVar([input], at, scope)] as const;
  });
  const types = given.map(
    ([input, { shape }]) => `readonly ${propertyKey(input)}: ${typeOfShape(shape)};`,
  );
  emission.bodies.push({
    name,
    schemaName,
    given: `{ ${types.join(' ')} }`,
    at: step.at,
    to,
    work,
  });
  const fields = given.map(([input, { code }]) =>
    code === input ? input : `${propertyKey(input)}: ${code}`,
  );
  return {
    code: `${use(scope, 'run-body')}(${name}, { ${fields.join(', ')} }, ${schemaName})`,
    shape: shapeOfSchema(work.schema),
  };
}
