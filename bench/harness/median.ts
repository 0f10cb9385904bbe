/** The lower one of the two in the middle. @throws {RangeError} when there are no values. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((one, other) => one - other)[(values.length - 1) >> 1];
  if (middle === undefined) throw new RangeError('The median of no values is not defined.');
  return middle;
}
