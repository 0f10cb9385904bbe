import { use, type Expression, type Scope } from './expression.ts';
import { unknownShape, type Shape } from './shape.ts';

export interface Rows {
  readonly code: string;
  readonly item: Shape;
}

/** Source of a value as a list, checked when the node runs where it may be none. */
export function emitRows(value: Expression, at: string, scope: Scope): Rows {
  const { code, shape } = value;
  if (shape.kind === 'list') {
    return { code: shape.nullable ? `${use(scope, 'rows-of')}(${code})` : code, item: shape.item };
  }
  if (shape.kind !== 'unknown') {
    scope.emission.problems.add({
      code: 'NOT_A_LIST',
      at,
      message: `Rows are needed here, but this is ${shape.kind === 'object' ? 'an object' : `a ${shape.kind}`}.`,
    });
  }
  return { code: `${use(scope, 'rows-of')}(${code})`, item: unknownShape };
}
