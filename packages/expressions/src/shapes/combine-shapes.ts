import { anyShape, type Shape } from './shape.ts';

/** Schemas with more alternatives are not worth the time: they count as any value. */
const mostAlternatives = 256;

/** A value that is of one of the shapes. */
export function eitherShape(shapes: readonly Shape[]): Shape {
  return limited(shapes.flatMap(({ alternatives }) => alternatives));
}

/** A value that is of all shapes. */
export function bothShapes(shapes: readonly Shape[]): Shape {
  let all = anyShape;
  for (const { alternatives } of shapes) {
    if (alternatives.length * all.alternatives.length > mostAlternatives) return anyShape;
    all = {
      alternatives: all.alternatives.flatMap((one) =>
        alternatives.map((other) => [...one, ...other]),
      ),
    };
  }
  return all;
}

function limited(alternatives: Shape['alternatives']): Shape {
  return alternatives.length > mostAlternatives ? anyShape : { alternatives };
}
