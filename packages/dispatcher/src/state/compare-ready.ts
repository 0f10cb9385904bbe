import type { RunState } from './run-state.ts';

/** Which of two ready tasks starts first: level, then the longest path below, then plan order. */
export function compareReady(
  state: Pick<RunState, 'level' | 'rank'>,
): (one: number, other: number) => number {
  return (one, other) =>
    state.level[other]! - state.level[one]! || state.rank[other]! - state.rank[one]! || one - other;
}
