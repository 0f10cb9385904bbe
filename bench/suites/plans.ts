import type { Figure } from '../harness/figure.ts';
import { roundValue } from '../harness/round-value.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';
import type { WorkTime } from '../harness/time-work.ts';

interface Reading extends WorkTime {
  readonly megabytes: number;
  readonly peakMb: number;
}

const ways = {
  library: 'parsePlan + buildGraph',
  validate: 'validatePlan, as `dispatch validate`',
  preview: 'previewPlan, as `dispatch plan`',
} as const;

/** From the bytes of a large plan to what is known of it, once in each process. */
export const plans: Suite = {
  name: 'plans',
  *measure({ smoke }) {
    const scale = smoke ? 0.001 : 1;
    const rounds = smoke ? 1 : 3;
    for (const [plan, most] of [
      ['many tasks', 2],
      ['large inputs', 1.5],
    ] as const) {
      const read = (how: string): readonly Reading[] =>
        Array.from(
          { length: rounds },
          () => runProbe('read-plan', { plan, scale, how }) as Reading,
        );
      const floor = quickest(read('JSON.parse'));
      for (const how of smoke && plan === 'large inputs'
        ? (['library'] as const)
        : (['library', 'validate', 'preview'] as const)) {
        yield figureOf({ plan, how, most, floor, readings: read(how) });
      }
    }
  },
};

interface About {
  readonly plan: string;
  readonly how: keyof typeof ways;
  readonly most: number;
  readonly floor: Reading;
  readonly readings: readonly Reading[];
}

function figureOf({ plan, how, most, floor, readings }: About): Figure {
  const best = quickest(readings);
  const { wallMs, cpuMs, megabytes, peakMb } = best;
  const size =
    plan === 'many tasks'
      ? `100,000 tasks (${megabytes.toFixed(0)} MB)`
      : `${megabytes.toFixed(0)} MB`;
  return {
    id: `plans.${plan.replace(' ', '-')}-${how}`,
    what: `A plan of ${size}: ${ways[how]}`,
    value: cpuMs / 1_000,
    unit: 's',
    goal: how === 'preview' ? null : { is: 'at most', value: most },
    note: `CPU time of all threads; ${roundValue(cpuMs / floor.cpuMs)} × JSON.parse alone (${roundValue(floor.cpuMs / 1_000)} s); ${roundValue(wallMs / 1_000)} s on the clock, peak ${peakMb} MB; the best of ${readings.length} processes`,
  };
}

function quickest(readings: readonly Reading[]): Reading {
  return readings.reduce((best, one) => (one.cpuMs < best.cpuMs ? one : best));
}
