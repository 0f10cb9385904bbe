import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCondition } from '../../src/conditions/parse-condition.ts';
import { evaluateCondition } from '../../src/conditions/evaluate-condition.ts';
import { jsonValue } from '../support/arbitraries.ts';
import { scopeOf } from '../support/scopes.ts';

const leaf = fc.constantFrom(
  'tasks.a.output',
  'tasks["b"].output.x',
  'tasks.c.error.code',
  'params.p',
  'params',
  'item',
  'index',
  '1',
  '2.5',
  '"a"',
  'null',
  'true',
  '[]',
  '{}',
  'tasks.a.status',
  'x',
  'x',
  'type(x)',

  'tasks.a.output.__proto__',
  'tasks.constructor',
  'tasks.a.output[0]',
  'b"y"',
  "r'\\d'",
);
const operator = fc.constantFrom(
  '&&',
  '||',
  '==',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  'in',
  '+',
  '-',
  '*',
  '/',
  '%',
);
const method = fc.constantFrom('size', 'contains', 'startsWith', 'split', 'indexOf', 'substring');

/** Expressions that mostly parse. */
const expression = fc
  .letrec<{ e: string }>((tie) => ({
    e: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('e'), operator, tie('e')).map((parts) => parts.join(' ')),
      fc.tuple(tie('e'), tie('e'), tie('e')).map(([a, b, c]) => `(${a}) ? ${b} : ${c}`),
      fc
        .tuple(tie('e'), fc.constantFrom('all', 'exists', 'map', 'filter'), tie('e'))
        .map(([list, macro, body]) => `(${list}).${macro}(x, ${body})`),
      fc.tuple(tie('e'), method, tie('e')).map(([on, name, arg]) => `(${on}).${name}(${arg})`),
      fc.tuple(tie('e'), tie('e')).map(([on, index]) => `(${on})[${index}]`),
      tie('e').map((inner) => `!(${inner})`),
      tie('e').map((inner) => `size(${inner})`),
      tie('e').map((inner) => `[${inner}, ${inner}]`),
      tie('e').map((inner) => `has(${inner}.y)`),
    ),
  }))
  .e.map((inner) => `[tasks.a.output, 1].exists(x, dyn(${inner}) == dyn(x))`);

/** Texts that mostly do not. */
const rubbish = fc
  .array(
    fc.oneof(
      leaf,
      operator,
      fc.constantFrom('(', ')', '[', ']', '.', '"', '//', ',', '?'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

test('never throws, and decides the same twice', () => {
  let decided = 0;
  fc.assert(
    fc.property(fc.oneof(expression, rubbish), jsonValue, jsonValue, (text, a, b) => {
      const parsed = parseCondition(text, 'when', { inMap: true });
      if (!parsed.ok) {
        expect(parsed.errors.every(({ code }) => code.startsWith('CONDITION_'))).toBe(true);
        return;
      }
      const scope = scopeOf({ a, b }, { params: { p: a }, item: b, index: 1 });
      const first = evaluateCondition(parsed.value, scope);
      expect(evaluateCondition(parsed.value, scope)).toStrictEqual(first);
      const copy = structuredClone({ a, b });
      const later = scopeOf(copy, { params: { p: copy.a }, item: copy.b, index: 1 });
      expect(evaluateCondition(parsed.value, later)).toStrictEqual(first);
      decided += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(decided).toBeGreaterThan(100);
});
