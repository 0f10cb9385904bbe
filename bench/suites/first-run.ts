import type { Suite } from '../harness/suite.ts';
import { measureSchedule } from '../schedulers/measure-schedule.ts';

/** What a small plan costs in a process that has scheduled nothing before. */
export const firstRun: Suite = {
  name: 'first-run',
  *measure({ smoke }) {
    const cell = { scheduler: 'schedulers/ours', shape: 'layered', workers: 5, agents: 1 };
    const processes = smoke ? 1 : 9;
    const wallMs = Array.from(
      { length: processes },
      () => measureSchedule({ ...cell, size: 100, rounds: 1 }).firstMs,
    );
    yield {
      id: 'first-run.hundred-tasks',
      what: 'Scheduling 100 tasks, first run of a process',
      value: Math.min(...wallMs),
      unit: 'ms',
      goal: { is: 'at most', value: 5 },
      note: `on the clock; the best of ${processes} processes`,
    };
  },
};
