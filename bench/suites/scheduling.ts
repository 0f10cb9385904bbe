import type { Figure } from '../harness/figure.ts';
import { roundValue } from '../harness/round-value.ts';
import type { Suite } from '../harness/suite.ts';
import { shapes } from '../plans/graph-shapes.ts';
import { whyNoPeer } from '../schedulers/find-peer.ts';
import { findSame, rangesBySize, ratiosTo } from '../schedulers/compare-cells.ts';
import { measureSchedule, type ScheduleCell } from '../schedulers/measure-schedule.ts';

const ours = 'schedulers/ours';
const withModel = 'schedulers/ours-with-model';
const pGraph = 'peers/p-graph';

/** So many rounds that the engine has seen enough of them, and the largest still take seconds. */
const roundsOf = (size: number): number => Math.max(4, Math.min(60, Math.round(120_000 / size)));

/** What dispatching costs where the tasks cost nothing, without and with the graphology model. */
export const scheduling: Suite = {
  name: 'scheduling',
  *measure({ smoke }) {
    const sizes = smoke ? [10, 20] : [1_000, 10_000, 100_000];
    const names = smoke ? ['diamond'] : Object.keys(shapes);
    const cellsOf = (
      scheduler: string,
      { agents = 1, size: only }: { readonly agents?: number; readonly size?: number } = {},
    ): ScheduleCell[] =>
      names.flatMap((shape) =>
        (only === undefined ? sizes : [only]).flatMap((size) =>
          (smoke ? [5] : [5, 1_000]).map((workers) =>
            measureSchedule({
              scheduler,
              shape,
              size,
              workers,
              agents,
              rounds: smoke ? 2 : roundsOf(size),
            }),
          ),
        ),
      );

    const plain = cellsOf(ours);
    for (const size of sizes) yield costOf(`scheduling.micros-${size}`, plain, size);
    const modelled = cellsOf(withModel);
    for (const size of sizes) yield costOf(`scheduling.model-micros-${size}`, modelled, size);
    const [, middle] = sizes;
    const mixed = cellsOf(ours, { agents: 7, size: middle! });
    yield costOf('scheduling.agents-micros', mixed, middle!);
    yield growth(plain, sizes);
    yield aboveKahn(plain, cellsOf('schedulers/kahn'));
    yield* ratios(plain, modelled, () => cellsOf(pGraph));
    yield* memory(names, sizes.at(-1)!);
  },
};

function costOf(id: string, cells: readonly ScheduleCell[], size: number): Figure {
  const [first] = cells;
  const isModelled = first?.scheduler === withModel;
  const with7 = first?.agents === 7 ? ', seven agents' : '';
  const { value, note } = worstOf(cells.filter((cell) => cell.size === size));
  return {
    id,
    what: `Scheduling ${size.toLocaleString('en')} tasks${isModelled ? ' with the graphology model' : ''}${with7}`,
    value,
    unit: 'µs a task',
    goal: { is: 'at most', value: isModelled ? 20 : 10 },
    note,
  };
}

/** The most expensive cell, and the most expensive of each shape. */
function worstOf(cells: readonly ScheduleCell[]): {
  readonly value: number;
  readonly note: string;
} {
  const byShape = Map.groupBy(cells, (cell) => cell.shape);
  const worst = [...byShape].map(
    ([shape, same]) => [shape, Math.max(...same.map((cell) => cell.microsPerTask))] as const,
  );
  return {
    value: Math.max(...worst.map(([, micros]) => micros)),
    note: `${worst.map(([shape, micros]) => `${shape} ${roundValue(micros)}`).join(', ')}; the worse of 5 and 1,000 workers`,
  };
}

/** The least that could be: what is above it buys events, envelopes, outcomes and limits. */
function aboveKahn(cells: readonly ScheduleCell[], floor: readonly ScheduleCell[]): Figure {
  const found = ratiosTo(floor, cells);
  return {
    id: 'scheduling.ratio-to-kahn',
    what: 'Scheduling against a bare Kahn loop, worst of all',
    value: Math.max(...found.map((cell) => cell.ratio)),
    unit: '× its time',
    goal: null,
    note: rangesBySize(found),
  };
}

function growth(cells: readonly ScheduleCell[], sizes: readonly number[]): Figure {
  const [large, small] = [sizes.at(-1)!, sizes.at(-2)!];
  const ratiosByShape = cells
    .filter((cell) => cell.size === large)
    .map((cell) => {
      const before = findSame(cells, { ...cell, size: small })!;
      return [cell, (cell.microsPerTask * large) / (before.microsPerTask * small)] as const;
    });
  return {
    id: 'scheduling.growth',
    what: `Time of ${large.toLocaleString('en')} tasks against ${small.toLocaleString('en')}`,
    value: Math.max(...ratiosByShape.map(([, ratio]) => ratio)),
    unit: '×',
    goal: { is: 'at most', value: 15 },
    note: ratiosByShape
      .map(([{ shape, workers }, ratio]) => `${shape}/${workers} ${roundValue(ratio)}`)
      .join(', '),
  };
}

function* ratios(
  plain: readonly ScheduleCell[],
  modelled: readonly ScheduleCell[],
  measurePeer: () => readonly ScheduleCell[],
): Iterable<Figure> {
  const missing = whyNoPeer('p-graph');
  const peer = missing === undefined ? measurePeer() : [];
  yield ratioTo(peer, plain, { id: 'scheduling.ratio-to-p-graph', most: 0.5, missing });
  yield ratioTo(peer, modelled, { id: 'scheduling.model-ratio-to-p-graph', most: 1, missing });
}

function ratioTo(
  peer: readonly ScheduleCell[],
  cells: readonly ScheduleCell[],
  about: { readonly id: string; readonly most: number; readonly missing: string | undefined },
): Figure {
  const found = ratiosTo(peer, cells);
  return {
    id: about.id,
    what: `Scheduling${cells[0]?.scheduler === withModel ? ' with the model' : ''} against p-graph, worst of all`,
    value: about.missing === undefined ? Math.max(...found.map((cell) => cell.ratio)) : null,
    unit: '× its time',
    goal: { is: 'at most', value: about.most },
    note: about.missing ?? rangesBySize(found),
  };
}

/** One run in a process that does nothing else: garbage of other runs is not in it. */
function* memory(names: readonly string[], size: number): Iterable<Figure> {
  for (const scheduler of [ours, withModel]) {
    const peaks = names.map((shape) => {
      const cell = { scheduler, shape, size, workers: 5, agents: 1, rounds: 1 };
      return [shape, measureSchedule(cell).peakMb] as const;
    });
    const isModelled = scheduler === withModel;
    yield {
      id: `scheduling.${isModelled ? 'model-' : ''}memory`,
      what: `Peak memory of a run of ${size.toLocaleString('en')} tasks${isModelled ? ' with the model' : ''}`,
      value: Math.max(...peaks.map(([, megabytes]) => megabytes)),
      unit: 'MB',
      goal: { is: 'at most', value: 600 },
      note: `whole process, Node included: ${peaks.map(([shape, megabytes]) => `${shape} ${megabytes}`).join(', ')}`,
    };
  }
}
