import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import type { Pattern, Scope, Unknown } from '../pattern.ts';

/** What one clause of a computation adds to its pipeline. */
export interface ComputePiece {
  readonly entity: string;
  /** The second half of the node's name: `filter`. */
  readonly role: string;
  /** Inputs beside the rows. */
  readonly inputs: readonly Field[];
  /** Fields of the rows that come in, as far as this clause needs them; null: it takes no rows. */
  readonly rows: readonly Field[] | null;
  readonly steps: readonly Mapping[];
  readonly result: ComputeResult;
  readonly errors: readonly string[];
  readonly assumptions: readonly string[];
  readonly unknown: readonly Unknown[];
}

/** What the clause gives, and the next may go on with. */
interface ComputeResult {
  /** Name of the value in the pipeline. */
  readonly value: string;
  /** Name of the field in the output. */
  readonly name: string;
  readonly schema: Mapping;
  readonly isRows: boolean;
  /** Fields that its rows have for certain; null: those that came in, and `added`. */
  readonly fields: readonly string[] | null;
  readonly added: readonly string[];
  /** What is given beside it. */
  readonly also?: readonly Pick<ComputeResult, 'value' | 'name' | 'schema'>[];
}

export type ComputePattern = Pattern<ComputePiece, ComputePiece>;
export type ComputeScope = Scope<ComputePiece>;
