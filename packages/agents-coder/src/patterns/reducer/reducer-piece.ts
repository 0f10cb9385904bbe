import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import type { Pattern, Scope, Unknown } from '../pattern.ts';

/** A state machine, and what its events hold. */
export interface ReducerPiece {
  readonly entity: string;
  /** The second half of the node's name: `lifecycle`. */
  readonly role: string;
  readonly machine: Mapping;
  /** Fields of the events beside `type`. */
  readonly eventFields: readonly Field[];
  readonly assumptions: readonly string[];
  readonly unknown: readonly Unknown[];
}

export type ReducerPattern = Pattern<ReducerPiece, ReducerPiece>;
export type ReducerScope = Scope<ReducerPiece>;
