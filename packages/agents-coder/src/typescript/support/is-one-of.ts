import { equal } from './equal.ts';

/** Whether a list holds the value. What is no list holds nothing. */
export function isOneOf(value: unknown, list: unknown): boolean {
  return Array.isArray(list) && list.some((held) => equal(held, value));
}
