import type { EntityType } from '../../entity-types/entity-type.ts';
import type { SaidCondition } from '../../text/parts/read-condition.ts';

/** The rules that a type of the context sets for single values: required, limits, choices. */
export function rulesOfType({ fields }: EntityType): readonly SaidCondition[] {
  return fields.flatMap(({ name, schema, isRequired }) => {
    const rule = (compare: SaidCondition['compare'], value?: unknown): SaidCondition => ({
      field: name,
      compare,
      values: value === undefined ? [] : [value as number],
    });
    const { minimum, maximum, exclusiveMinimum, enum: choices } = schema;
    const text = schema['type'] === 'string';
    return [
      ...(isRequired ? [rule('filled')] : []),
      ...(typeof minimum === 'number' ? [rule('gte', minimum)] : []),
      ...(typeof exclusiveMinimum === 'number' ? [rule('gt', exclusiveMinimum)] : []),
      ...(typeof maximum === 'number' ? [rule('lte', maximum)] : []),
      ...(Array.isArray(choices)
        ? [{ field: name, compare: 'in' as const, values: choices as string[] }]
        : []),
      ...(text && /(?:^|_)e_?mail$/i.test(name) ? [rule('email')] : []),
    ];
  });
}
