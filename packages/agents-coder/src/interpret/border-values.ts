import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Condition } from '../contract/condition.ts';
import type { Path, Value } from '../contract/value.ts';

/** A place that a condition looks at, and values on either side of its border. */
export interface Border {
  readonly of: 'field' | 'var';
  readonly path: Path;
  readonly values: readonly JsonValue[];
}

/** The borders of conditions that compare a place with what the contract fixes. */
export function borderValues(conditions: readonly Condition[]): readonly Border[] {
  return conditions.flatMap((condition): readonly Border[] => {
    if (condition.kind === 'not') return borderValues([condition.part]);
    if (condition.kind !== 'compare') return borderValues(condition.parts);
    const { left, right, compare } = condition;
    const place = [left, right].find(isPlace);
    if (place === undefined) return [];
    const fixed = [left, right].find((side) => side?.kind === 'literal');
    const values = compare === 'is_null' ? [null] : near(fixed);
    return values.length === 0 ? [] : [{ of: place.kind, path: place.path, values }];
  });
}

function isPlace(
  side: Value | null,
): side is Value & { readonly kind: 'field' | 'var'; readonly path: Path } {
  return (side?.kind === 'field' || side?.kind === 'var') && side.path.length > 0;
}

function near(fixed: Value | null | undefined): readonly JsonValue[] {
  if (fixed?.kind !== 'literal') return [];
  const { value } = fixed;
  if (typeof value === 'number') return [value, value + 1, value - 1];
  if (typeof value === 'boolean') return [value, !value];
  if (typeof value === 'string') return [value, `${value}x`];
  if (Array.isArray(value)) return [...(value as JsonValue[]).slice(0, 8), 'none of them'];
  return [];
}
