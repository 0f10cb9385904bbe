import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker } from '../../src/server/circuit-breaker.ts';

function createBreaker() {
  let time = 0;
  const breaker = new CircuitBreaker({ clock: { now: () => time } });
  return { breaker, pass: (ms: number) => (time += ms) };
}

describe('CircuitBreaker', () => {
  test('lets any number through while the server answers', () => {
    const { breaker } = createBreaker();
    expect(Array.from({ length: 1_000 }, () => breaker.enter())).not.toContain('open');
    breaker.fail('closed');
    breaker.fail('closed');
    breaker.succeed();
    breaker.fail('closed');
    breaker.fail('closed');
    expect(breaker.enter()).toBe('closed');
  });

  test('opens after three failures in a row, and lets one try after a pause', () => {
    const { breaker, pass } = createBreaker();
    for (let time = 0; time < 3; time += 1) breaker.fail('closed');
    expect(breaker.enter()).toBe('open');
    pass(1_999);
    expect(breaker.enter()).toBe('open');
    pass(1);
    expect([breaker.enter(), breaker.enter()]).toEqual(['probe', 'open']);
    breaker.succeed();
    expect([breaker.enter(), breaker.enter()]).toEqual(['closed', 'closed']);
  });

  test('waits twice as long each time, up to 30 s', () => {
    const { breaker, pass } = createBreaker();
    breaker.trip('closed');
    const waits = Array.from({ length: 6 }, () => {
      const { waitMs } = breaker;
      pass(waitMs);
      const entry = breaker.enter();
      expect(entry).toBe('probe');
      breaker.trip(entry);
      return waitMs;
    });
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test('counts calls that fail together as one reason', () => {
    const { breaker } = createBreaker();
    for (let time = 0; time < 50; time += 1) breaker.fail('closed');
    expect(breaker.waitMs).toBe(2_000);
  });

  test('lets another try where the first was cancelled, and no call that came before it', () => {
    const { breaker, pass } = createBreaker();
    breaker.trip('closed');
    pass(2_000);
    const entry = breaker.enter();
    breaker.abandon('closed');
    expect(breaker.enter()).toBe('open');
    breaker.abandon(entry);
    expect(breaker.enter()).toBe('probe');
  });
});
