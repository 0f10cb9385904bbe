/** Whether there is any JSON value at all. */
export function isPresent(value: unknown): boolean {
  return value !== undefined;
}
