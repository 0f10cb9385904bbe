import { levels } from './print-to-task.ts';
import type { Level } from './print-to-task.ts';

/** A place in `stdio` of a child process, and which descriptor of ours it would have there. */
export interface Slot {
  readonly index: number;
  readonly level: Level;
}

const inherit = ['inherit', 'inherit', 'inherit'];

/** Where a child process would get our stdout or stderr. */
export function inheritedSlots(stdio: unknown): readonly Slot[] {
  return listOf(stdio).flatMap((what, index) => {
    const level = levels.get(what === 'inherit' ? index : what);
    return level === undefined ? [] : [{ index, level }];
  });
}

/** The same `stdio`, with pipes in these places. */
export function withPipes(stdio: unknown, slots: readonly Slot[]): readonly unknown[] {
  const indexes = new Set(slots.map(({ index }) => index));
  return listOf(stdio).map((what, index) => (indexes.has(index) ? 'pipe' : what));
}

function listOf(stdio: unknown): readonly unknown[] {
  if (stdio === 'inherit') return inherit;
  return Array.isArray(stdio) ? (stdio as readonly unknown[]) : [];
}
