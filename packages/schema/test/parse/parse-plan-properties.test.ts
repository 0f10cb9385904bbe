import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorDetailSchema } from '../../src/documents/error-detail-schema.ts';
import { planSchema } from '../../src/documents/plan.ts';
import { parsePlan } from '../../src/parse/parse-plan.ts';
import { errorCatalogue } from '../../src/problems/error-catalogue.ts';
import { planArbitrary } from '../support/plan-arbitrary.ts';

const pristine = Object.getOwnPropertyNames(Object.prototype);

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toStrictEqual(pristine);
});

/** Text edits that keep much of a plan alive, so that what is behind the syntax is reached too. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 6 }),
    insert: fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom('"__proto__":{"polluted":1},', '"constructor":{"prototype":{"polluted":1}},'),
      fc.constantFrom('null', '[]', '{}', '"x":1,', ',', '\uD800', '\u0000', '1e999', '-'),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function mutate(text: string, changes: readonly { at: number; remove: number; insert: string }[]) {
  let mutated = text;
  for (const { at, remove, insert } of changes) {
    const from = Math.floor(at * mutated.length);
    mutated = mutated.slice(0, from) + insert + mutated.slice(from + remove);
  }
  return mutated;
}

describe('parsePlan', () => {
  test('reads back what was written', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const expected = planSchema.parse(JSON.parse(JSON.stringify(plan)));
        const parsed = parsePlan(JSON.stringify(plan));
        expect(parsed).toMatchObject({ ok: true, value: expected });
        expect(parsePlan(JSON.stringify(expected))).toStrictEqual(parsed);
      }),
      { numRuns: 300 },
    );
  });

  test('answers every mutated plan with a plan or with errors of the catalogue', () => {
    fc.assert(
      fc.property(planArbitrary, edits, (plan, changes) => {
        const parsed = parsePlan(mutate(JSON.stringify(plan), changes));
        if (parsed.ok) return;
        expect(parsed.errors.length).toBeGreaterThan(0);
        for (const error of parsed.errors) {
          errorDetailSchema.parse(error);
          expect(Object.keys(errorCatalogue)).toContain(error.code);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('answers flipped bytes', () => {
    const flips = fc.array(fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 255 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(planArbitrary, flips, (plan, changes) => {
        const bytes = Buffer.from(JSON.stringify(plan));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        expect(typeof parsePlan(bytes).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('answers any JSON value in any field', () => {
    fc.assert(
      fc.property(planArbitrary, fc.json({ maxDepth: 3 }), fc.nat(), (plan, value, pick) => {
        const fields = Object.keys(planSchema.shape);
        const field = fields[pick % fields.length] as string;
        const parsed = parsePlan(
          JSON.stringify({ ...plan, [field]: JSON.parse(value) as unknown }),
        );
        expect(typeof parsed.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
