/** Three digits are more than a shared machine can tell apart. */
export function roundValue(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
