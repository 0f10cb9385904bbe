import type { Aggregate } from '../../contract/step.ts';
import { emitAccess } from '../values/emit-access.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { lambda } from '../values/lambda.ts';
import { exactShape, nullableShape, numberShape, type Shape } from '../values/shape.ts';

/** Source of an aggregate over rows: `rows` is a name or a simple access. */
export function emitAggregate(
  { fn, field }: Aggregate,
  rows: { readonly code: string; readonly item: Shape },
  ...[scope]: [Scope]
): Expression {
  if (fn === 'count') return { code: `${rows.code}.length`, shape: numberShape };
  const row = { code: 'row', shape: rows.item };
  const value = emitAccess(row, field ?? [], scope);
  const column =
    field === null || field.length === 0
      ? rows.code
      : `${rows.code}.map(${lambda('row', value.code)})`;
  switch (fn) {
    case 'sum':
      return { code: `${use(scope, 'sum')}(${column})`, shape: exactShape };
    case 'avg':
      return { code: `${use(scope, 'average')}(${column})`, shape: nullableShape(exactShape) };
    case 'min':
      return { code: `${use(scope, 'smallest')}(${column})`, shape: nullableShape(value.shape) };
    case 'max':
      return { code: `${use(scope, 'largest')}(${column})`, shape: nullableShape(value.shape) };
    case 'first':
      break;
  }
  return { code: `(${column}[0] ?? null)`, shape: nullableShape(value.shape) };
}
