import type { Aggregate } from '../../contract/step.ts';
import { unknownShape, type Shape } from '../../typescript/values/shape.ts';
import type { PythonExpression } from '../values/emission.ts';
import { emitAccess } from '../values/emit-access.ts';

/** Source of an aggregate over rows. */
export function emitAggregate(
  { fn, field }: Aggregate,
  rows: { readonly code: string; readonly item: Shape },
): PythonExpression {
  const column =
    field === null || field.length === 0
      ? rows.code
      : `[${emitAccess({ code: 'row', shape: rows.item }, field).code} for row in ${rows.code}]`;
  const calls = {
    sum: `add(*${column})`,
    count: `len(${rows.code})`,
    min: `smallest(${column})`,
    max: `largest(${column})`,
    first: `first_of(${column})`,
    avg: `average(${column})`,
  } as const;
  return { code: calls[fn], shape: unknownShape };
}
