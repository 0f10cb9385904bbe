import { number, text } from './random-input.ts';
import type { Random } from './seeded-random.ts';

export interface Names {
  /** Lists of rows with fields, lists of anything, and all names. */
  rows: string[];
  lists: string[];
  scalars: string[];
}

export const numeric = ['qty', 'price', 'discount', 'constructor', 'mixed', 'calc', 'bonus'];
const textual = [
  'id',
  'kind',
  'note',
  'customer.name',
  'customer.region',
  'label',
  'mixed',
  'tags.0',
];
export const anyField = [
  ...numeric,
  ...textual,
  'flag',
  'tags',
  'customer',
  'customer.nope',
  'nope',
  'id.length',
  '',
];

export function value(
  r: Random,
  want: 'number' | 'text' | 'any',
  names: Names,
  inRow: boolean,
  depth = 0,
): unknown {
  if (want === 'any') return value(r, r.pick(['number', 'text']), names, inRow, depth);
  const leaf = depth > 2 || r.chance(0.45);
  if (want === 'number') {
    if (leaf) {
      const roll = r.next();
      if (roll < 0.3 || (!inRow && roll < 0.5)) return number(r);
      if (inRow && roll < 0.8) return { field: r.pick(numeric) };
      return { var: r.pick(['rate', 'limit', 'nested.deep.0.x', ...names.scalars]) };
    }
    const inner = (): unknown => value(r, 'number', names, inRow, depth + 1);
    const fn = r.pick([
      'add',
      'multiply',
      'subtract',
      'divide',
      'floor_divide',
      'modulo',
      'min',
      'max',
      'abs',
      'round_half_up',
      'round_half_even',
      'length',
      'coalesce',
      'coalesce',
    ]);
    if (['subtract', 'divide', 'floor_divide', 'modulo'].includes(fn))
      return { fn, args: [inner(), inner()] };
    if (['abs', 'round_half_up', 'round_half_even'].includes(fn)) return { fn, args: [inner()] };
    if (fn === 'length') return { fn, args: [value(r, 'text', names, inRow, depth + 1)] };
    return { fn, args: r.pick([[inner()], [inner(), inner()], [inner(), inner(), 0]]) };
  }
  if (leaf) {
    const roll = r.next();
    if (roll < 0.3 || (!inRow && roll < 0.5)) return text(r);
    if (inRow && roll < 0.8) return { field: r.pick(textual) };
    return {
      var: r.pick(['title', 'words.0', 'others.0.label', 'rows.0.customer.name', ...names.scalars]),
    };
  }
  const inner = (): unknown =>
    value(r, r.pick(['text', 'text', 'text', 'number'] as const), names, inRow, depth + 1);
  const fn = r.pick(['concat', 'concat', 'lower', 'upper', 'trim', 'coalesce', 'min']);
  if (['lower', 'upper', 'trim'].includes(fn))
    return { fn, args: [value(r, 'text', names, inRow, depth + 1)] };
  return {
    fn,
    args: fn === 'min' ? [inner(), inner()] : r.pick([[], [inner()], [inner(), inner(), inner()]]),
  };
}

export function condition(r: Random, names: Names, inRow: boolean, depth = 0): unknown {
  if (depth < 2 && r.chance(0.35)) {
    const parts = Array.from({ length: Math.floor(r.next() * 4) }, () =>
      condition(r, names, inRow, depth + 1),
    );
    return r.pick([{ all: parts }, { any: parts }, { not: condition(r, names, inRow, depth + 1) }]);
  }
  const want = r.pick(['number', 'text'] as const);
  const compare = r.pick([
    'eq',
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
  ]);
  const left =
    inRow && r.chance(0.5) ? { field: r.pick(anyField) } : value(r, want, names, inRow, 1);
  if (compare === 'is_null') return { left, compare };
  if (compare === 'matches')
    return {
      left,
      compare,
      right: r.pick(['^[a-z]+$', 'a|b', '(a+)+b', '^.{0,2}$', '\\d', 'x(?:1|2)*$']),
    };
  if (compare.includes('in')) {
    return {
      left,
      compare,
      right: r.pick([
        ['a', 'b'],
        [1, 0.1, 'a'],
        [null, true],
        [value(r, want, names, inRow, 2)],
        [],
      ]),
    };
  }
  if (compare === 'eq' || compare === 'ne') {
    return {
      left,
      compare,
      right: r.pick([null, true, 'a', 'z', 1, [1, 'a'], value(r, want, names, inRow, 1)]),
    };
  }
  return { left, compare, right: value(r, want, names, inRow, 1) };
}
