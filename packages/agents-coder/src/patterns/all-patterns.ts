import type { NodeType } from '@parallel-dispatcher/schema';
import { computePatterns } from './compute/compute-patterns.ts';
import { effectPatterns } from './effect/effect-patterns.ts';
import { workflow } from './orchestrator/workflow.ts';
import type { Pattern } from './pattern.ts';
import { eventTotals } from './reducer/event-totals.ts';
import { stateMachine } from './reducer/state-machine.ts';
import { tally } from './reducer/tally.ts';

/** What can be known of a pattern without reading with it. */
export interface ListedPattern {
  readonly type: NodeType;
  readonly pattern: Pick<Pattern<unknown>, 'id' | 'version' | 'example'>;
}

/** The pattern library, for its documentation and its tests. */
export const allPatterns: readonly ListedPattern[] = [
  ...effectPatterns.map((pattern) => ({ type: 'Effect' as const, pattern })),
  ...computePatterns.map((pattern) => ({ type: 'Compute' as const, pattern })),
  ...[stateMachine, tally, eventTotals].map((pattern) => ({ type: 'Reducer' as const, pattern })),
  { type: 'Orchestrator', pattern: workflow },
];
