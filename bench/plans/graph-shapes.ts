/** Dependencies by task number. */
export type Shape = (size: number) => readonly (readonly number[])[];

/** The shapes that schedulers differ on. */
export const shapes: Readonly<Record<string, Shape>> = {
  wide: (size) => Array.from({ length: size }, () => []),
  chain: (size) => Array.from({ length: size }, (_, task) => (task === 0 ? [] : [task - 1])),
  /** Layers of 100, each task on three of the layer before. */
  layered: (size) =>
    Array.from({ length: size }, (_, task) => {
      const layer = Math.floor(task / 100);
      if (layer === 0) return [];
      return [0, 7, 31].map((step) => (layer - 1) * 100 + ((task + step) % 100));
    }),
  /** One, then two, then one, and so on. */
  diamond: (size) =>
    Array.from({ length: size }, (_, task) => {
      if (task === 0) return [];
      if (task % 3 === 0) return [task - 2, task - 1];
      return [task - (task % 3)];
    }),
};
