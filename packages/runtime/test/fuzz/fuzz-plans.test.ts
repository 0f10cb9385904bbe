import { expect, test } from '@jest/globals';
import { fuzzPlans } from './fuzz-plans.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 10_000);
/** Another one each time; a failure names the seed of its plan, for `pnpm fuzz --seed`. */
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

test(`${runs} mutated plans from seed ${seed} break nothing`, async () => {
  const fates = await fuzzPlans({ runs, seed, validations: Math.min(runs, 300) });
  const { validated, ...rest } = fates;
  expect(validated).toBeGreaterThanOrEqual(Math.min(runs, 300));
  expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(runs);
  // Mutations that reach nothing, or refuse everything, would prove little.
  for (const count of Object.values(rest)) expect(count).toBeGreaterThan(runs / 50);
  expect(Object.keys(Object.prototype)).toStrictEqual([]);
});
