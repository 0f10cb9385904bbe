import fc from 'fast-check';
import type { JsonValue, PlanInput } from '../../src/index.ts';

const id = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== '__proto__');

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
) as fc.Arbitrary<JsonValue>;

const key = fc.string().filter((text) => text !== '__proto__' && text !== 'constructor');

/** JSON of a few levels, without the keys that the gates refuse. */
export const jsonArbitrary: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const requirement = fc.constantFrom('rag:prices', 'file:/a/b.ts', 'pattern:retry', 'plain words');

const taskArbitrary = fc.record(
  {
    task_id: id,
    agent: fc.constantFrom('coder', 'debug', 'own'),
    description: fc.string(),
    input_data: fc.dictionary(key, jsonArbitrary, { maxKeys: 4 }),
    dependencies: fc.array(id, { maxLength: 4 }),
    context_requirements: fc.array(requirement, { maxLength: 3 }),
    priority: fc.integer(),
    timeout_seconds: fc.integer({ min: 1, max: 1_000 }),
  },
  { requiredKeys: ['task_id'] },
);

/** Valid plans, with and without each optional field. */
export const planArbitrary = fc.record(
  {
    tasks: fc.array(taskArbitrary, { minLength: 1, maxLength: 5 }),
    config: fc.record(
      {
        max_workers: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constant('auto' as const)),
        timeout_seconds: fc.integer({ min: 1, max: 1_000 }),
        trace_dir: fc.constantFrom('./traces', '/tmp/traces'),
      },
      { requiredKeys: [] },
    ),
    user_prompt: fc.string(),
    rag_queries: fc.array(fc.string(), { maxLength: 2 }),
    correlation_id: fc.string({ minLength: 1 }),
  },
  { requiredKeys: ['tasks'] },
) as fc.Arbitrary<PlanInput>;
