/** Whether there is no value. */
export function isNull(value: unknown): boolean {
  return value === null || value === undefined;
}
