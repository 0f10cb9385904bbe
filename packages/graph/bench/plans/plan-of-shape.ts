import type { GraphPlan } from '@parallel-dispatcher/graph';

/** What each task of a plan of `size` tasks depends on, by number. */
export const shapes: Readonly<Record<string, (number: number, size: number) => number[]>> = {
  wide: () => [],
  chain: (number) => (number === 0 ? [] : [number - 1]),
  /** Layers of 100 tasks; each depends on three of the layer above. */
  layered: (number) => {
    if (number < 100) return [];
    const above = number - (number % 100) - 100;
    return [0, 1, 7].map((step) => above + ((number + step) % 100));
  },
  /** One task, then all others, then one that waits for them all. */
  diamond: (number, size) => {
    if (number === 0) return [];
    return number < size - 1 ? [0] : Array.from({ length: size - 2 }, (_, at) => at + 1);
  },
};

export function planOfShape(shape: string, size: number): GraphPlan {
  return {
    tasks: Array.from({ length: size }, (_, number) => ({
      task_id: `task-${number}`,
      dependencies: shapes[shape]!(number, size).map((dependency) => `task-${dependency}`),
    })),
  };
}
