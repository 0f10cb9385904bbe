import type { Field } from '../../entity-types/entity-type.ts';
import type { SaidCondition, SaidConditions } from '../../text/parts/read-condition.ts';
import type { ComputeScope } from './compute-piece.ts';
import { typeUsed } from './condition-of.ts';
import { ownName, rowField } from './row-source.ts';

interface OfRows {
  readonly entity: string;
  readonly scope: ComputeScope;
}

/** The same conditions on fields as their type spells them. */
export function ownConditions({ join, conditions }: SaidConditions, rows: OfRows): SaidConditions {
  const own = conditions.map((condition) => ({
    ...condition,
    field: ownName(condition.field, rows),
  }));
  return { join, conditions: own };
}

/** The fields that conditions ask for, typed as they are compared. */
export function conditionFields(
  conditions: readonly SaidCondition[],
  rows: OfRows,
): readonly Field[] {
  return conditions.map((condition) =>
    rowField(condition.field, { ...rows, used: typeUsed(condition) }),
  );
}
