/** One entry a function: 1 for the call nearest a throw, 1/2 for the next, ...; 0: on no stack. */
export function nearnessToThrow(
  size: number,
  stacks: readonly (readonly number[])[],
): readonly number[] {
  const nearness = Array.from({ length: size }, () => 0);
  for (const calls of stacks) {
    calls.forEach((index, depth) => {
      nearness[index] = Math.max(nearness[index] ?? 0, 1 / (1 + depth));
    });
  }
  return nearness;
}
