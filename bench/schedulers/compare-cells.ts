import { roundValue } from '../harness/round-value.ts';
import type { ScheduleCell } from './measure-schedule.ts';

export interface ComparedCell extends ScheduleCell {
  readonly ratio: number;
}

/** Each cell with its time as a multiple of that of the peer for the same plan and workers. */
export function ratiosTo(
  peer: readonly ScheduleCell[],
  cells: readonly ScheduleCell[],
): readonly ComparedCell[] {
  return cells.flatMap((cell) => {
    const theirs = findSame(peer, cell);
    if (theirs === undefined) return [];
    return [{ ...cell, ratio: cell.microsPerTask / theirs.microsPerTask }];
  });
}

/** `1,000 tasks: 0.4 to 0.5; 10,000 tasks: …` */
export function rangesBySize(found: readonly ComparedCell[]): string {
  const ranges = [...Map.groupBy(found, (cell) => cell.size)].map(([size, same]) => {
    const all = same.map((cell) => cell.ratio);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return `${size.toLocaleString('en')} tasks: ${roundValue(least)} to ${roundValue(most)}`;
  });
  return ranges.join('; ');
}

/** The cell of the same shape, workers and size. */
export function findSame(
  cells: readonly ScheduleCell[],
  like: Pick<ScheduleCell, 'shape' | 'workers' | 'size'>,
): ScheduleCell | undefined {
  return cells.find(
    ({ shape, workers, size }) =>
      shape === like.shape && workers === like.workers && size === like.size,
  );
}
