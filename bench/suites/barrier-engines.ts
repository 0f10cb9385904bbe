import type { Figure } from '../harness/figure.ts';
import { roundValue } from '../harness/round-value.ts';
import type { Suite } from '../harness/suite.ts';
import { shapes } from '../plans/graph-shapes.ts';
import { whyNoPeer } from '../schedulers/find-peer.ts';
import { measureSchedule } from '../schedulers/measure-schedule.ts';

const peers = [
  { name: 'langgraph', packageName: '@langchain/langgraph', least: 50 },
  { name: 'mastra', packageName: '@mastra/core', least: 15 },
] as const;

/** Agent engines that go from step to step: how much sooner ours is done with the same plan. */
export const barrierEngines: Suite = {
  name: 'barrier-engines',
  *measure({ smoke }) {
    const size = smoke ? 10 : 1_000;
    const rounds = smoke ? 1 : 5;
    const names = smoke ? ['diamond'] : Object.keys(shapes);
    for (const { name, packageName, least } of peers) {
      const missing = whyNoPeer(packageName);
      yield missing === undefined
        ? compare(name, { names, size, rounds, least })
        : figureOf(name, { size, least, value: null, note: missing });
    }
  },
};

interface Comparison {
  readonly names: readonly string[];
  readonly size: number;
  readonly rounds: number;
  readonly least: number;
}

function compare(name: string, { names, size, rounds, least }: Comparison): Figure {
  const factors = names.map((shape) => {
    const cell = { shape, size, workers: 1_000, agents: 1 };
    const theirs = measureSchedule({ ...cell, scheduler: `peers/${name}`, rounds });
    const ours = measureSchedule({ ...cell, scheduler: 'schedulers/ours', rounds: 12 * rounds });
    return [shape, theirs.microsPerTask / ours.microsPerTask] as const;
  });
  const note = factors.map(([shape, factor]) => `${shape} ${roundValue(factor)}`).join(', ');
  return figureOf(name, { size, least, note, value: Math.min(...factors.map(([, f]) => f)) });
}

function figureOf(
  name: string,
  about: { size: number; least: number; value: number | null; note: string },
): Figure {
  return {
    id: `barrier-engines.${name}`,
    what: `Scheduling ${about.size.toLocaleString('en')} tasks against ${name}, worst shape`,
    value: about.value,
    unit: 'times as fast',
    goal: { is: 'at least', value: about.least },
    note: about.note,
  };
}
