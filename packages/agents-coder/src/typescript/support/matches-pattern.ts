/** Whether a text holds the pattern. What is no text does not. */
export function matchesPattern(value: unknown, pattern: { test(text: string): boolean }): boolean {
  return typeof value === 'string' && pattern.test(value);
}
