import { keyOf } from './key-of.ts';

/** Whether no two items are equal. */
export function isUnique(items: readonly unknown[]): boolean {
  return new Set(items.map(keyOf)).size === items.length;
}
