import type { JsonValue } from '@parallel-dispatcher/schema';
import type { ReferenceContext } from '../../src/checks/reference-context.ts';
import { findReferences } from '../../src/references/find-references.ts';
import type { Reference } from '../../src/references/reference.ts';
import type { JsonSchema } from '../../src/shapes/json-schema.ts';
import { shapeOfSchema } from '../../src/shapes/shape-of-schema.ts';
import { valueOf } from './scopes.ts';

/** The first reference in a value of the input of `tasks[1]`. */
export function referenceIn(value: JsonValue, inMap = false): Reference {
  const [reference] = valueOf(findReferences(value, 'tasks[1].input_data', { inMap }));
  if (reference === undefined) throw new Error('no reference');
  return reference;
}

/** A plan with these tasks and the schemas of their outputs. */
export function contextOf(
  schemas: Readonly<Record<string, JsonSchema | null>>,
  more: Partial<ReferenceContext> & { readonly absentWhen?: string } = {},
): ReferenceContext {
  const { absentWhen = null, ...rest } = more;
  return {
    self: 'self',
    producerOf: (task) => {
      const schema = Object.hasOwn(schemas, task) ? schemas[task] : undefined;
      return schema === undefined ? undefined : { output: shapeOfSchema(schema), absentWhen };
    },
    taskIds: () => ['self', ...Object.keys(schemas)],
    params: {},
    ...rest,
  };
}
