import type { LineFix } from '../anti-patterns/anti-pattern.ts';

/** The kinds of slips that small edits undo, the commonest first. */
export const slips = [
  'await',
  'empty value',
  'border',
  'off by one',
  'argument order',
  'negation',
  'condition',
  'operator',
  'method',
  'default',
  'literal',
] as const;

export type Slip = (typeof slips)[number];

/** A change of one line that may undo a slip. Only what runs it can tell whether it does. */
export interface SmallEdit extends LineFix {
  readonly slip: Slip;
}
