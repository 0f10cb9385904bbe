import { nullableShape, unknownShape, type Shape } from '../../typescript/values/shape.ts';
import { pythonText } from '../literal.ts';
import type { PythonExpression } from './emission.ts';

const index = /^(?:0|[1-9]\d{0,14})$/;

/** Source of a path into a value: plain where the shape is known, else a look-up. */
export function emitAccess(base: PythonExpression, path: readonly string[]): PythonExpression {
  let { code, shape }: { code: string; shape: Shape } = base;
  for (const [at, key] of path.entries()) {
    const field = shape.kind === 'object' && !shape.nullable ? shape.fields.get(key) : undefined;
    if (field === undefined) {
      const keys = path.slice(at).map((part) => (index.test(part) ? part : pythonText(part)));
      return { code: `value_at(${[code, ...keys].join(', ')})`, shape: unknownShape };
    }
    code = field.optional ? `${code}.get(${pythonText(key)})` : `${code}[${pythonText(key)}]`;
    shape = field.optional ? nullableShape(field.shape) : field.shape;
  }
  return { code, shape };
}
