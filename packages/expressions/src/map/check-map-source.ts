import { refuse, type Checked } from '../checked.ts';
import { checkReference } from '../checks/check-reference.ts';
import type { ReferenceContext } from '../checks/reference-context.ts';
import { nameReference } from '../references/format-reference.ts';
import { describeShape } from '../shapes/describe-shape.ts';
import { typesOf } from '../shapes/json-types.ts';
import { itemShape } from '../shapes/list-shapes.ts';
import { shapeOfValue } from '../shapes/shape-of-schema.ts';
import type { Shape } from '../shapes/shape.ts';
import type { MapSource } from './parse-map-source.ts';

/** What `item` may be, or why the source can never be a list. */
export function checkMapSource(source: MapSource, context: ReferenceContext): Checked<Shape> {
  const checked = checkReference(source, context);
  if (!checked.ok) return checked;
  const { fallback, where } = source;
  const name = nameReference(source);
  const kinds = [{ shape: checked.value, name }];
  if (fallback !== null) {
    kinds.push({ shape: shapeOfValue(fallback.value), name: `the default of ${name}` });
  }
  const wrong = kinds.find(({ shape }) => !typesOf(shape).includes('array'));
  if (wrong === undefined) return { ok: true, value: itemShape(checked.value) };
  return refuse({
    code: 'MAP_NOT_A_LIST',
    message: `${where} wants a list; ${wrong.name} is ${describeShape(wrong.shape)}`,
    path: where,
    hint: fallback === null ? 'Refer to a list.' : 'Refer to a list, with [] as its default.',
  });
}
