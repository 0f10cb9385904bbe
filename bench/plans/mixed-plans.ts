import type { Random } from '@parallel-dispatcher/dispatcher/testing';

/** Dependencies by task number. */
export type MixedShape = (size: number, random: Random) => readonly (readonly number[])[];

/** Plans as they come: no two layers alike. */
export const mixedShapes: Readonly<Record<string, MixedShape>> = {
  /** Layers of 1 to 20 tasks, each on one to three of the layer before. */
  layered: (size, random) => {
    const tasks: number[][] = [];
    let before: readonly [start: number, end: number] = [0, 0];
    while (tasks.length < size) {
      const start = tasks.length;
      const end = Math.min(size, start + 1 + random.below(20));
      for (let task = start; task < end; task += 1) tasks.push(pick(before, random));
      before = [start, end];
    }
    return tasks;
  },
  /** Each on up to three of the forty tasks before it. */
  irregular: (size, random) =>
    Array.from({ length: size }, (_, task) =>
      random.chance(0.2) ? [] : pick([Math.max(0, task - 40), task], random),
    ),
  /** A chain of a fifth of the tasks, and the rest wait for nothing. */
  'chain + wide': (size) =>
    Array.from({ length: size }, (_, task) => (task > 0 && task < size / 5 ? [task - 1] : [])),
};

function pick([start, end]: readonly [start: number, end: number], random: Random): number[] {
  if (start === end) return [];
  const picked = Array.from(
    { length: 1 + random.below(3) },
    () => start + random.below(end - start),
  );
  return [...new Set(picked)];
}
