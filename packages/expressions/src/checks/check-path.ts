import { refuse, type Checked } from '../checked.ts';
import { nameReference } from '../references/format-reference.ts';
import { hintAtPath } from '../references/hint-at-path.ts';
import type { Reference } from '../references/reference.ts';
import { showReference } from '../references/show-reference.ts';
import { describeShape, fieldsOf } from '../shapes/describe-shape.ts';
import { typesOf } from '../shapes/json-types.ts';
import { childShape } from '../shapes/shape-at.ts';
import type { Shape } from '../shapes/shape.ts';

/** The shape at the end of the path, or the first step that no value of this shape has. */
export function checkPath(reference: Reference, start: Shape): Checked<Shape> {
  let reached = start;
  for (const [step, segment] of reference.path.entries()) {
    const next = childShape(reached, segment);
    if (next.alternatives.length === 0) {
      const isList = typesOf(reached).includes('array');
      return refuse({
        code: 'REFERENCE_UNKNOWN_PATH',
        message: `${reference.where}: ${showReference(reference)} leads nowhere: ${nameReference(reference, step)} is ${describeShape(reached)}`,
        path: reference.where,
        hint:
          hintAtPath({ segment, fields: fieldsOf(reached), isList }) ??
          'Correct the path, or what is declared of it.',
      });
    }
    reached = next;
  }
  return { ok: true, value: reached };
}
