import { propertyAccess, quote } from './literal-source.ts';
import { use, type Expression, type Scope } from './expression.ts';
import { nullShape, nullableShape, unknownShape, type Shape } from './shape.ts';

const index = /^(?:0|[1-9]\d{0,14})$/;

interface Access {
  readonly code: string;
  readonly shape: Shape;
  /** Whether the code may give undefined, which the dialect calls null. */
  readonly missing: boolean;
}

/**
 * Source of a path into a value. Where the shape is known it is a plain access with `?.` where
 * something may be missing; from there on where it is not, a look-up of own keys.
 */
export function emitAccess(base: Expression, path: readonly string[], scope: Scope): Expression {
  let held: Access = { code: base.code, shape: base.shape, missing: false };
  for (const [at, key] of path.entries()) {
    const { shape } = held;
    const known = shape.kind === 'object' ? shape.fields.get(key) : undefined;
    if (
      shape.kind === 'unknown' ||
      (shape.kind === 'object' && known === undefined && shape.open)
    ) {
      const keys = path.slice(at).map((part) => (index.test(part) ? part : quote(part)));
      return {
        code: `${use(scope, 'value-at')}(${[held.code, ...keys].join(', ')})`,
        shape: unknownShape,
      };
    }
    const link = held.missing || shape.nullable ? '?.' : '';
    if (shape.kind === 'list' && index.test(key)) {
      held = { code: `${held.code}${link}[${key}]`, shape: shape.item, missing: true };
    } else if (known !== undefined) {
      const { optional } = known;
      const gone = optional || link !== '' || held.missing;
      if (optional && key in Object.prototype) {
        held = {
          code: `${use(scope, 'own')}(${held.code}, ${quote(key)})`,
          shape: known.shape,
          missing: true,
        };
      } else {
        const access = propertyAccess(key);
        const joined = link === '' ? access : access.startsWith('[') ? `?.${access}` : `?${access}`;
        held = { code: `${held.code}${joined}`, shape: known.shape, missing: gone };
      }
    } else {
      scope.emission.notes.add(
        `Nothing can be at ${path.slice(0, at + 1).join('.')}: it is always null.`,
      );
      return { code: 'null', shape: nullShape };
    }
  }
  if (!held.missing) return { code: held.code, shape: held.shape };
  return {
    code: `(${held.code} ?? null)`,
    shape: nullableShape(held.shape),
    orUndefined: held.code,
  };
}
