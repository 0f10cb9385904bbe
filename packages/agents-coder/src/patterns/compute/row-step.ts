import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import type { Unknown } from '../pattern.ts';
import type { ComputePiece, ComputeScope } from './compute-piece.ts';
import { inputFields, missingFields, sameRows, type RowSource } from './row-source.ts';

interface RowStep {
  readonly scope: ComputeScope;
  /** The second half of the node's name: `filter`. */
  readonly role: string;
  /** Fields of the rows that it uses. */
  readonly fields: readonly Field[];
  readonly steps: readonly Mapping[];
  /** Name of the value that comes out. */
  readonly to: string;
  /** Where what comes out is more than the same rows. */
  readonly result?: Partial<ComputePiece['result']>;
  readonly inputs?: readonly Field[];
  readonly assumptions?: readonly string[];
  readonly unknown?: readonly Unknown[];
  readonly errors?: readonly string[];
}

/** The piece of a clause that takes rows and gives rows. */
export function rowStep(source: RowSource, step: RowStep): ComputePiece {
  const { scope, role, fields, steps, to } = step;
  const { result = {}, inputs = [], assumptions = [], unknown = [], errors = [] } = step;
  const names = fields.map(({ name }) => name);
  return {
    entity: source.entity,
    role,
    inputs,
    rows: inputFields(fields, source),
    steps,
    result: { ...sameRows(source, to), ...result },
    errors,
    assumptions,
    unknown: [...missingFields(names, source, scope), ...unknown],
  };
}
