import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import type { Modifiers } from '../../text/parts/read-modifier.ts';
import type { Pattern, Scope, Unknown } from '../pattern.ts';

/** One output field, and the value of the dialect that it gets. */
interface EffectOutput {
  readonly name: string;
  readonly schema: Mapping;
  readonly value: unknown;
}

/** What one clause of an effect makes of its contract. */
export interface EffectPiece {
  readonly entity: string;
  /** The second half of the node's name: `writer`. */
  readonly role: string;
  /** What has happened once it is done, for the event about it: `created`. */
  readonly done: string;
  readonly inputs: readonly Field[];
  readonly outputs: readonly EffectOutput[];
  readonly operations: readonly Mapping[];
  readonly errors: readonly string[];
  /** The value that tells one entity from another, for an event about it. */
  readonly key: unknown;
  readonly modifiers: Modifiers;
  readonly assumptions: readonly string[];
  readonly unknown: readonly Unknown[];
}

export type EffectPattern = Pattern<EffectPiece, EffectPiece>;
export type EffectScope = Scope<EffectPiece>;
