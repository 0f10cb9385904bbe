import { nullableShape, unknownShape, type Field, type Shape } from './shape.ts';

/** What is known of a value that is one of two. */
export function joinShapes(left: Shape, right: Shape): Shape {
  if (left.kind === 'null') return nullableShape(right);
  if (right.kind === 'null') return nullableShape(left);
  const nullable = left.nullable || right.nullable;
  if (left.kind === 'unknown' || right.kind === 'unknown') return unknownShape;
  if (left.kind === 'list' && right.kind === 'list') {
    return { kind: 'list', nullable, item: joinShapes(left.item, right.item) };
  }
  if (left.kind === 'object' && right.kind === 'object') return joinObjects(left, right, nullable);
  if ('only' in left && 'only' in right) {
    const numbers = [left.kind, right.kind].every((kind) => kind === 'number' || kind === 'exact');
    if (left.kind !== right.kind) {
      return numbers ? { kind: 'exact', nullable, only: null } : unknownShape;
    }
    const only =
      left.only === null || right.only === null
        ? null
        : [...new Set([...left.only, ...right.only])];
    return { kind: left.kind, nullable, only };
  }
  return unknownShape;
}

type ObjectShape = Extract<Shape, { kind: 'object' }>;

/** Objects join where they have the same fields; TypeScript needs a field to be in both. */
function joinObjects(left: ObjectShape, right: ObjectShape, ...[nullable]: [boolean]): Shape {
  const fields = new Map<string, Field>();
  for (const [name, field] of left.fields) {
    const other = right.fields.get(name);
    if (other === undefined || other.optional !== field.optional) return unknownShape;
    fields.set(name, { shape: joinShapes(field.shape, other.shape), optional: field.optional });
  }
  if (right.fields.size !== fields.size || left.open !== right.open) return unknownShape;
  return { kind: 'object', nullable, fields, open: left.open };
}
