import { expect, test } from '@jest/globals';
import { loadMeter } from '../../src/pressure/measure-load.ts';
import { nextWidth, type Load, type Width } from '../../src/pressure/next-width.ts';

const calm: Load = { loopDelayMs: 0, freeMemoryShare: 0.5 };
const bounds = { min: 2, max: 10 };

function after(loads: readonly Load[], from: Width = { workers: 10, calm: 0 }): readonly number[] {
  let width = from;
  return loads.map((load) => {
    width = nextWidth(width, { load, ...bounds });
    return width.workers;
  });
}

test('the width halves under pressure, and never falls below its bound', () => {
  const late = { ...calm, loopDelayMs: 250 };
  expect(after([late, late, late, late])).toEqual([5, 2, 2, 2]);
  expect(nextWidth({ workers: 10, calm: 0 }, { load: late, ...bounds }).reason).toBe(
    'the event loop is 250 ms late',
  );
});

test('memory that is scarce counts as well', () => {
  const load = { ...calm, freeMemoryShare: 0.04 };
  const { workers, reason } = nextWidth({ workers: 10, calm: 0 }, { load, ...bounds });
  expect([workers, reason]).toEqual([5, '4 % of memory is free']);
});

test('it grows one by one while all is well, and never above its bound', () => {
  const loads = Array.from({ length: 9 }, () => calm);
  expect(after(loads, { workers: 8, calm: 0 })).toEqual([8, 8, 9, 9, 9, 10, 10, 10, 10]);
});

test('a process measures itself', () => {
  using meter = loadMeter();
  const { loopDelayMs, freeMemoryShare } = meter.measure();
  expect(loopDelayMs).toBeGreaterThanOrEqual(0);
  expect(freeMemoryShare).toBeGreaterThan(0);
  expect(freeMemoryShare).toBeLessThanOrEqual(1);
});
