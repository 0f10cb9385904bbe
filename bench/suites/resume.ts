import { median } from '../harness/median.ts';
import { roundValue } from '../harness/round-value.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';

/** What it costs to go on with a run, beside the work that is left. */
export const resume: Suite = {
  name: 'resume',
  *measure({ smoke }) {
    for (const tasks of smoke ? [20] : [1_000, 10_000]) {
      const { wallMs } = runProbe('resume', { tasks, rounds: smoke ? 1 : 5 }) as {
        readonly wallMs: readonly number[];
      };
      const perThousand = (ms: number): number => (ms * 1_000) / tasks;
      yield {
        id: `resume.millis-${tasks}`,
        what: `Resuming a run of ${tasks.toLocaleString('en')} finished tasks`,
        value: perThousand(Math.min(...wallMs)),
        unit: 'ms per 1,000 tasks',
        goal: { is: 'at most', value: 300 },
        note: `from the call to the result, traces checked and index written; median ${roundValue(perThousand(median(wallMs)))}`,
      };
    }
  },
};
