import { median } from '../harness/median.ts';
import { roundValue } from '../harness/round-value.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';
import type { WorkTime } from '../harness/time-work.ts';

const taskMs = 500;

/** How near tasks that wait come to running all at once: AgentPool, LocalExecutor, runPlan. */
export const speedUp: Suite = {
  name: 'speed-up',
  *measure({ smoke }) {
    for (const width of smoke ? [2] : [2, 3, 5, 10, 50, 200]) {
      const { times, bareMs } = runProbe('speed-up', { width, rounds: smoke ? 1 : 7 }) as {
        readonly times: readonly WorkTime[];
        readonly bareMs: readonly number[];
      };
      const wallMs = times.map((time) => time.wallMs);
      const cpuMs = Math.min(...times.map((time) => time.cpuMs)) / width;
      const ratioOf = (ms: number): number => taskMs / ms;
      yield {
        id: `speed-up.warm-${width}`,
        what: `${width} tasks of ${taskMs} ms at once, warm`,
        value: ratioOf(Math.min(...wallMs)),
        unit: `of ${width} times as fast`,
        goal: { is: 'at least', value: width === 200 ? 0.95 : 0.98 },
        note: `best of ${wallMs.length} rounds; the median ${roundValue(ratioOf(median(wallMs)))}; bare timers in one thread ${roundValue(ratioOf(Math.min(...bareMs)))}, their median ${roundValue(ratioOf(median(bareMs)))}; ${roundValue(cpuMs)} ms of CPU a call`,
      };
    }
  },
};
