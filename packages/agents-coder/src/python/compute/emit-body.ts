import { jsonPath } from '../../contract/json-path.ts';
import type { Described, Step } from '../../contract/step.ts';
import { shapeOfSchema } from '../../typescript/values/shape-of-schema.ts';
import { pythonText } from '../literal.ts';
import type { PythonExpression, PythonScope } from '../values/emission.ts';
import { emitVar } from '../values/emit-value.ts';

/** Source of the call of a body that is in a file of its own; its result is held to its rule. */
export function emitBody(step: Step, work: Described, ...[scope]: [PythonScope]): PythonExpression {
  const { names, bodies } = scope.emission;
  const to = step.to ?? 'value';
  const name = names.take(`compute_${to}`);
  const ruleName = names.take(`${to}_rule`).toUpperCase();
  bodies.push({ name, ruleName, work });
  const given = work.inputs.map((input, index) => {
    const at = jsonPath(jsonPath(step.at, 'inputs'), index);
    return `${pythonText(input)}: ${emitVar([input], at, scope).code}`;
  });
  return {
    code: `run_body(${name}, {${given.join(', ')}}, ${ruleName})`,
    shape: shapeOfSchema(work.schema),
  };
}
