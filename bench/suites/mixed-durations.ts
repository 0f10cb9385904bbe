import type { Figure } from '../harness/figure.ts';
import { median } from '../harness/median.ts';
import { roundValue } from '../harness/round-value.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';
import { mixedShapes } from '../plans/mixed-plans.ts';

interface Cell {
  readonly size: number;
  readonly workers: number;
  readonly seeds: number;
}

interface Answer {
  readonly ours: number;
  readonly waves: number;
  /** What no schedule can be below. */
  readonly bound: number;
}

/** How good the order is that tasks run in, simulated: nothing of it depends on the machine. */
export const mixedDurations: Suite = {
  name: 'mixed-durations',
  *measure({ smoke }) {
    const seeds = smoke ? 2 : 200;
    const cells: readonly Cell[] = smoke
      ? [{ size: 20, workers: 3, seeds }]
      : [
          { size: 100, workers: 5, seeds },
          { size: 100, workers: 10, seeds },
          { size: 300, workers: 5, seeds },
          { size: 300, workers: 10, seeds },
        ];
    const all: Answer[] = [];
    for (const shape of Object.keys(mixedShapes)) {
      const answers = cells.map((cell) => {
        const { answers: some } = runProbe('mixed-durations', { shape, ...cell }) as {
          readonly answers: readonly Answer[];
        };
        all.push(...some);
        return [cell, some] as const;
      });
      yield aboveBound(shape, answers);
    }
    yield againstWaves(all);
  },
};

function aboveBound(
  shape: string,
  answers: readonly (readonly [Cell, readonly Answer[]])[],
): Figure {
  const medians = answers.map(
    ([cell, some]) => [cell, median(some.map(({ ours, bound }) => ours / bound))] as const,
  );
  const notes = medians.map(
    ([{ size, workers }, ratio]) => `${size} tasks on ${workers} workers ${roundValue(ratio)}`,
  );
  return {
    id: `mixed-durations.${shape.replaceAll(/\W+/g, '-')}`,
    what: `Makespan of mixed durations, ${shape}, worst median`,
    value: Math.max(...medians.map(([, ratio]) => ratio)),
    unit: '× max(critical path, work / workers)',
    goal: { is: 'at most', value: 1.05 },
    note: `${notes.join(', ')}; ${answers[0]?.[1].length ?? 0} seeds each`,
  };
}

function againstWaves(answers: readonly Answer[]): Figure {
  const ratios = answers.map(({ ours, waves }) => ours / waves);
  const worse = ratios.filter((ratio) => ratio > 1).length;
  return {
    id: 'mixed-durations.waves',
    what: 'Makespan against the same plan in waves, worst of all',
    value: Math.max(...ratios),
    unit: '× its time',
    goal: { is: 'at most', value: 1 },
    note: `the median ${roundValue(median(ratios))}; ${worse} of ${ratios.length} plans took longer than in waves`,
  };
}
