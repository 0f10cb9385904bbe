import type { Literal } from '../../contract/value.ts';
import { joinShapes } from './join-shapes.ts';
import { nullShape, unknownShape, type Shape } from './shape.ts';

/** What is known of a literal. A list without items is a list of unknown ones. */
export function shapeOfLiteral(value: Literal): Shape {
  if (value === null) return nullShape;
  if (typeof value === 'string') return { kind: 'text', nullable: false, only: [value] };
  if (typeof value === 'number') return { kind: 'number', nullable: false, only: [value] };
  if (typeof value === 'boolean') return { kind: 'boolean', nullable: false, only: [value] };
  if (typeof value === 'bigint') return { kind: 'exact', nullable: false, only: null };
  if (Array.isArray(value)) {
    const items = value.map((item: Literal) => shapeOfLiteral(item));
    const [first, ...others] = items;
    return {
      kind: 'list',
      nullable: false,
      item:
        first === undefined
          ? unknownShape
          : others.reduce((left, right) => joinShapes(left, right), first),
    };
  }
  const fields = Object.entries(value).map(
    ([key, held]) => [key, { shape: shapeOfLiteral(held), optional: false }] as const,
  );
  return { kind: 'object', nullable: false, fields: new Map(fields), open: false };
}
