import fc from 'fast-check';
import type { JsonValue } from '@parallel-dispatcher/schema';

/** Pieces that references are made of, so that random texts come near to them. */
const pieces = fc.constantFrom(
  '$',
  '{',
  '}',
  '${',
  '$${',
  '${tasks.',
  '${params.',
  '${item',
  '${index}',
  '.output',
  '[0]',
  '["a.b"]',
  ' ?? ',
  'null',
  '"',
  '\\',
  'a',
  'b-c',
  '.',
  '[',
  ']',
  '${tasks.a.output}',
  '\n',
);

/** Texts full of what looks like a reference. */
export const trickyText = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 3 })))
  .map((parts) => parts.join(''));

/** Keys and ids, among them those that need brackets. */
export const oddKey = fc.oneof(
  fc.constantFrom('a', 'b-c', 'a.b', 'odd key', '__proto__', 'constructor', '', '0', '${x}', 'é'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** JSON without negative zero, which JSON texts cannot hold. */
export const jsonValue = fc.jsonValue({
  depthSize: 'small',
  maxDepth: 4,
}) as fc.Arbitrary<JsonValue>;
