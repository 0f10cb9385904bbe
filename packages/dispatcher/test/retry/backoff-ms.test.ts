import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs } from '../../src/retry/backoff-ms.ts';
import { retryRule } from '../../src/retry/retry-rule.ts';

const rule = retryRule({ backoff_seconds: 1, max_backoff_seconds: 60 });

test('is between a half and all of a wait that doubles up to its cap', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.integer({ min: 1, max: 100 }), (seed, task, attempt) => {
      const full = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
      const waitMs = backoffMs(rule, { seed, task, attempt });
      expect(waitMs).toBeGreaterThanOrEqual(full / 2);
      expect(waitMs).toBeLessThanOrEqual(full);
      expect(backoffMs(rule, { seed, task, attempt })).toBe(waitMs);
    }),
  );
});

test('spreads tasks that failed together', () => {
  const waits = Array.from({ length: 1_000 }, (_, number) =>
    backoffMs(rule, { seed: 1, task: `t${number}`, attempt: 1 }),
  );
  for (const tenth of Array.from({ length: 10 }, (_, at) => 500 + at * 50)) {
    const here = waits.filter((waitMs) => waitMs >= tenth && waitMs < tenth + 50);
    expect(here.length).toBeGreaterThan(50);
  }
});

test('takes from the run what the task does not say, and the default for the rest', () => {
  expect(retryRule({ max_attempts: 9 }, { max_attempts: 2, backoff_seconds: 5 })).toEqual({
    maxAttempts: 9,
    backoffMs: 5_000,
    maxBackoffMs: 60_000,
    on: new Set(['transient', 'rate_limited']),
  });
});
