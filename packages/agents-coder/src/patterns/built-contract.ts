import type { Mapping } from '../contract/mapping.ts';
import type { Unknown } from './pattern.ts';

/** A contract made of the clauses of a request. */
export interface BuiltContract {
  readonly document: Mapping;
  readonly entity: string;
  readonly assumptions: readonly string[];
  /** Where the document is not yet what it has to be. */
  readonly unknown: readonly Unknown[];
}
