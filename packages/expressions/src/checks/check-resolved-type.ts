import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { formatReference, nameReference } from '../references/format-reference.ts';
import type { Reference } from '../references/reference.ts';
import { describeShape } from '../shapes/describe-shape.ts';
import { typesOf } from '../shapes/json-types.ts';
import { shapeAt } from '../shapes/shape-at.ts';
import { shapeOfSchema, shapeOfValue } from '../shapes/shape-of-schema.ts';
import type { Shape } from '../shapes/shape.ts';

interface Types {
  /** What `checkReference` gave. */
  readonly produced: Shape;
  /** What the consumer takes as its whole input. */
  readonly wanted: Shape;
}

/**
 * What is surely the wrong type where the reference stands: every value it can have, or its
 * default. Types are compared, not ranges or formats; those are checked once values are there.
 */
export function checkResolvedType(
  reference: Reference,
  { produced, wanted }: Types,
): readonly ErrorDetail[] {
  const there = shapeAt(wanted, reference.place);
  // The schema of the input itself tells about a field it does not have.
  if (there.alternatives.length === 0) return [];
  if (!reference.whole) {
    const text = shapeOfSchema({ type: 'string' });
    return clash(reference, { is: text, name: 'a text with a reference in it', wanted: there });
  }
  const { fallback } = reference;
  const name = nameReference(reference);
  const errors = clash(reference, { is: produced, name, wanted: there });
  if (fallback === null) return errors;
  const isDefault = { is: shapeOfValue(fallback.value), name: `the default of ${name}` };
  return [...errors, ...clash(reference, { ...isDefault, wanted: there })];
}

function clash(
  reference: Reference,
  { is, name, wanted }: { readonly is: Shape; readonly name: string; readonly wanted: Shape },
): readonly ErrorDetail[] {
  const possible = typesOf(is);
  const taken = typesOf(wanted);
  if (possible.length === 0 || taken.length === 0) return [];
  if (possible.some((type) => taken.includes(type))) return [];
  const error = errorDetail({
    code: 'REFERENCE_TYPE_MISMATCH',
    message: `${name} is ${describeShape(is)}, ${reference.where} wants ${describeShape(wanted)}`,
    path: reference.where,
    hint: hintFor(reference, taken.includes('string')),
  });
  return [error];
}

function hintFor(reference: Reference, wantsText: boolean): string {
  const shown = formatReference(reference);
  return wantsText && reference.whole
    ? `Refer to a part of it, or make it text by writing more around it: "value: ${shown}".`
    : 'Refer to another value, or to a part of this one.';
}
