import type { Mapping } from '../../contract/mapping.ts';
import type { SaidCondition, SaidConditions } from '../../text/parts/read-condition.ts';

const email = '^[^@\\s]+@[^@\\s]+$';

/** A condition of the dialect; `form` says whether its left side is a field of a row or a value. */
export function conditionOf(
  { field, compare, values, isLength }: SaidCondition,
  form: 'field' | 'var',
): Mapping {
  const named = { [form]: field };
  const left = isLength === true ? { fn: 'length', args: [named] } : named;
  const [first, second] = values;
  switch (compare) {
    case 'filled':
      return { all: [{ not: { left, compare: 'is_null' } }, { left, compare: 'ne', right: '' }] };
    case 'missing':
      return {
        any: [
          { left, compare: 'is_null' },
          { left, compare: 'eq', right: '' },
        ],
      };
    case 'email':
      return { left, compare: 'matches', right: email };
    case 'between':
      return {
        all: [
          { left, compare: 'gte', right: first },
          { left, compare: 'lte', right: second },
        ],
      };
    case 'in':
    case 'not_in':
      return { left, compare, right: values };
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      break;
  }
  return { left, compare, right: first };
}

export function conditionsOf({ join, conditions }: SaidConditions, form: 'field' | 'var'): Mapping {
  const [first, ...rest] = conditions.map((condition) => conditionOf(condition, form));
  return rest.length === 0 ? (first ?? {}) : { [join]: [first, ...rest] };
}

/** The type that a comparison needs of its field; null: it takes any. */
export function typeUsed({ compare, values, isLength }: SaidCondition): Mapping | null {
  if (isLength === true) return { type: 'string' };
  if (compare === 'email') return { type: 'string' };
  if (compare === 'filled' || compare === 'missing')
    return { type: ['string', 'number', 'boolean', 'null'] };
  const types = [...new Set(values.map((value) => typeof value))];
  if (types.length !== 1) return null;
  return { type: types[0] ?? 'string' };
}
