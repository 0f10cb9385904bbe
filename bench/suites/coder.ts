import { roundValue } from '../harness/round-value.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';
import type { WorkTime } from '../harness/time-work.ts';

/** What a node costs that is generated without a model. */
export const coder: Suite = {
  name: 'coder',
  *measure({ smoke }) {
    const { wallMs } = runProbe('generate-node', { rounds: smoke ? 1 : 9 }) as {
      readonly wallMs: readonly (readonly number[])[];
    };
    yield {
      id: 'coder.generate-node',
      what: 'A node from its contract to its files, warm, slowest contract',
      value: Math.max(...wallMs.map((times) => Math.min(...times))),
      unit: 'ms',
      goal: { is: 'at most', value: 150 },
      note: `formatted, not type-checked; ${wallMs.length} contracts, the best of ${wallMs[0]?.length ?? 0} rounds each`,
    };
    const { cores, atOnce, inTurn } = runProbe('generate-at-once', {
      tasks: smoke ? 2 : 10,
      rounds: smoke ? 1 : 7,
    }) as {
      readonly cores: number;
      readonly atOnce: readonly WorkTime[];
      readonly inTurn: readonly WorkTime[];
    };
    yield {
      id: 'coder.at-once',
      what: '10 nodes at once on all cores, against one after the other',
      value: best(inTurn) / best(atOnce),
      unit: 'times as fast',
      goal: { is: 'at least', value: 1.6 },
      note: `on ${cores} cores, on threads that did so before; ${roundValue(best(atOnce))} ms against ${roundValue(best(inTurn))} ms, the best of ${atOnce.length} rounds each`,
    };
  },
};

function best(times: readonly WorkTime[]): number {
  return Math.min(...times.map(({ wallMs }) => wallMs));
}
