import type { Value } from './value.ts';

export const comparisons = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'not_in',
  'matches',
  'is_null',
] as const;
type Comparison = (typeof comparisons)[number];

/** What holds or does not. `right` is absent for `is_null` only. */
export type Condition =
  | {
      readonly kind: 'compare';
      readonly at: string;
      readonly left: Value;
      readonly compare: Comparison;
      readonly right: Value | null;
    }
  | { readonly kind: 'all' | 'any'; readonly at: string; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly at: string; readonly part: Condition };
