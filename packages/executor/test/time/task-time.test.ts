import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StoppableClock } from '../../src/time/stoppable-clock.ts';
import type { Standstill } from '../../src/time/standstill-news.ts';
import { TaskTime } from '../../src/time/task-time.ts';
import { createHandClock } from '../support/hand-clock.ts';

function scene(limitMs = 10_000) {
  const clock = createHandClock();
  const told: Standstill[] = [];
  const time = new TaskTime({
    clock,
    limitMs,
    onStandstill: (standstill) => told.push(standstill),
  });
  let isOver = false;
  time.start(() => (isOver = true));
  return { clock, time, told, isOver: () => isOver };
}

const hour = 3_600_000;

describe('the time of a task', () => {
  test('stands still while what it asked for waits, and goes on after that', () => {
    const { clock, time, isOver } = scene();
    clock.advance(4_000);
    const asked = time.begin();
    clock.advance(1_000);
    const held = time.clockOf(asked).hold();
    clock.advance(hour);
    expect(isOver()).toBe(false);
    expect(time.leftMs()).toBe(5_000);
    held[Symbol.dispose]();
    clock.advance(4_999);
    expect(isOver()).toBe(false);
    clock.advance(1);
    expect(isOver()).toBe(true);
  });

  test('goes on while anything else that it asked for is under way', () => {
    const { clock, time, isOver } = scene();
    const [waiting, working] = [time.begin(), time.begin()];
    waiting.hold();
    clock.advance(6_000);
    expect(time.leftMs()).toBe(4_000);
    working[Symbol.dispose]();
    clock.advance(hour);
    expect(time.leftMs()).toBe(4_000);
    waiting[Symbol.dispose]();
    clock.advance(4_000);
    expect(isOver()).toBe(true);
  });

  test('stands still for a model whose tools all wait', () => {
    const { clock, time } = scene();
    const model = time.begin();
    const [one, other] = [model.begin(), model.begin()];
    one.hold();
    clock.advance(1_000);
    const held = other.hold();
    clock.advance(hour);
    held[Symbol.dispose]();
    clock.advance(1_000);
    one[Symbol.dispose]();
    other[Symbol.dispose]();
    clock.advance(1_000);
    expect(time.leftMs()).toBe(7_000);
  });

  test('is told where it stands still for long, again and again, and when it goes on', () => {
    const { clock, time, told } = scene();
    const held = time.begin().hold();
    clock.advance(999);
    expect(told).toEqual([]);
    clock.advance(61_000);
    held[Symbol.dispose]();
    const still = { standsStill: true, leftMs: 10_000 };
    expect(told).toEqual([still, still, { standsStill: false, leftMs: 10_000 }]);
  });

  test('is told where short waits add up', () => {
    const { clock, time, told } = scene();
    const asked = time.begin();
    for (let turn = 0; turn < 10; turn += 1) {
      const held = asked.hold();
      clock.advance(600);
      held[Symbol.dispose]();
    }
    expect(told).toEqual([{ standsStill: false, leftMs: 10_000 }]);
  });

  test('leaves no timer behind', () => {
    const { clock, time, told } = scene();
    time.begin().hold();
    time[Symbol.dispose]();
    clock.advance(hour);
    expect(told).toEqual([]);
  });
});

test('timers of a clock that is stopped now and then fire after their time of its going', () => {
  const step = fc.record({ goes: fc.boolean(), forMs: fc.integer({ min: 0, max: 100 }) });
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 500 }), (steps, delayMs) => {
      const base = createHandClock();
      const clock = new StoppableClock(base);
      let firedAtMs: number | undefined;
      clock.setTimer(delayMs, () => (firedAtMs = clock.now()));
      let wentMs = 0;
      for (const { goes, forMs } of steps) {
        if (goes) clock.go();
        else clock.stop();
        base.advance(forMs);
        if (goes) wentMs += forMs;
      }
      expect(clock.now()).toBe(wentMs);
      expect(firedAtMs).toBe(wentMs >= delayMs ? delayMs : undefined);
    }),
  );
});
