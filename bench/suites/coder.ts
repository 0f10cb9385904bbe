import type { Figure } from '../harness/figure.ts';
import { roundValue } from '../harness/round-value.ts';
import { runProbe, runProbeOnOneCore } from '../harness/run-probe.ts';
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
    yield atOnce({ tasks: smoke ? 2 : 10, rounds: smoke ? 1 : 7 });
  },
};

interface Answer {
  readonly cores: number;
  readonly times: readonly WorkTime[];
}

function atOnce(options: { readonly tasks: number; readonly rounds: number }): Figure {
  const figure = {
    id: 'coder.at-once',
    what: '10 nodes at once on all cores, against one core',
    unit: 'times as fast',
    goal: { is: 'at least', value: 1.6 },
  } as const;
  if (process.platform !== 'linux') {
    return { ...figure, value: null, note: 'a process is bound to one core on Linux alone' };
  }
  const all = runProbe('generate-at-once', options) as Answer;
  const one = runProbeOnOneCore('generate-at-once', options) as Answer;
  return {
    ...figure,
    value: best(one.times) / best(all.times),
    note: `on ${all.cores} cores, on threads that did so before; ${roundValue(best(all.times))} ms against ${roundValue(best(one.times))} ms, the best of ${options.rounds} rounds each`,
  };
}

function best(times: readonly WorkTime[]): number {
  return Math.min(...times.map(({ wallMs }) => wallMs));
}
