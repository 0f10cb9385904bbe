import { valueAt } from './value-at.ts';

/** The list under a key; an empty one where there is none. */
export function listAt(holder: unknown, key: string): readonly unknown[] {
  const held = valueAt(holder, key);
  return Array.isArray(held) ? held : [];
}
