import { unknownShape, type Shape } from '../../typescript/values/shape.ts';
import type { PythonExpression, PythonScope } from './emission.ts';

export interface PythonRows {
  readonly code: string;
  readonly item: Shape;
}

/** Python source of a value as a list, checked when the node runs where it may be none. */
export function emitRows(value: PythonExpression, at: string, scope: PythonScope): PythonRows {
  const { code, shape } = value;
  if (shape.kind === 'list') {
    return { code: shape.nullable ? `rows_of(${code})` : code, item: shape.item };
  }
  if (shape.kind !== 'unknown') {
    scope.emission.problems.add({
      code: 'NOT_A_LIST',
      at,
      message: `Rows are needed here, but this is ${shape.kind === 'object' ? 'an object' : `a ${shape.kind}`}.`,
    });
  }
  return { code: `rows_of(${code})`, item: unknownShape };
}
