import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { timeWork, type WorkTime } from '../harness/time-work.ts';
import { shapes } from '../plans/graph-shapes.ts';
import { planOf } from '../plans/plan-of.ts';
import type { ScheduleOptions } from '../schedulers/schedule-options.ts';
import type { Scheduler } from '../schedulers/scheduler.ts';

/** One scheduler, one plan, again and again: from the plan to its last outcome. */
const { scheduler, shape, size, workers, agents, rounds } = probeOptions() as ScheduleOptions;
const { schedule } = (await import(`../${scheduler}.ts`)) as { readonly schedule: Scheduler };
const names = Array.from({ length: agents }, (_, agent) => `agent-${agent}`);
const plan = planOf(shapes[shape]!(size), names);

const times: WorkTime[] = [];
for (let round = 0; round < rounds; round += 1) {
  times.push(
    await timeWork(async () => {
      const done = await schedule(plan, { workers });
      if (done !== size) throw new Error(`${scheduler} ran ${done} of ${size} tasks.`);
    }),
  );
}
answerProbe({ cpuMs: times.map((time) => time.cpuMs), wallMs: times.map((time) => time.wallMs) });
