import { describe } from '@jest/globals';
import { any, call, failure, rows, testCases, value, type Case } from './support/node-case.ts';

const cases: readonly Case[] = [
  value('0.1 + 0.2 is 0.3', call('add', 0.1, 0.2), 0.3),
  value(
    '1.005 x 100 rounds half up to 101',
    call('round_half_up', call('multiply', 1.005, 100)),
    101,
  ),
  value('a half goes away from zero below it too', call('round_half_up', -2.5), -3),
  value('a half goes to the even number', call('round_half_even', -2.5), -2),
  value(
    'rounding sees a third exactly',
    call('round_half_even', call('multiply', call('divide', 1, 6), 3)),
    0,
  ),
  value('floor_divide goes towards minus infinity', call('floor_divide', -7, 2), -4),
  value('floor_divide of fractions', call('floor_divide', 0.3, 0.1), 3),
  value('modulo has the sign of the divisor', call('modulo', -7, 3), 2),
  value('modulo by a negative divisor', call('modulo', 7, -3), -2),
  value('modulo of fractions is exact', call('modulo', 0.3, 0.1), 0),
  value('no negative zero leaves', call('round_half_up', -0.4), 0),
  value('abs keeps fractions', call('abs', -0.1), 0.1),
  value('add of nothing is 0', call('add'), 0),
  value('multiply of nothing is 1', call('multiply'), 1),
  value('divide by zero', call('divide', 1, 0), failure('DIVISION_BY_ZERO')),
  value('modulo by zero', call('modulo', 1, 0.0), failure('DIVISION_BY_ZERO')),
  value('null in arithmetic', call('add', 1, any), failure('INVALID_VALUE')),
  value('true is no number', call('add', 1, any), failure('INVALID_VALUE'), {
    rows: [],
    any: true,
  }),
  value('a text is no number', call('add', 1, any), failure('INVALID_VALUE'), {
    rows: [],
    any: '1',
  }),
  value(
    'concat of numbers is shortest JSON',
    call('concat', 1.0, '|', 2.5, '|', call('add', 0.1, 0.2)),
    '1|2.5|0.3',
  ),
  value('concat of null is empty', call('concat', 'a', any, 'b'), 'ab'),
  value('concat of true', call('concat', true), 'true'),
  value(
    'concat of big numbers has all digits',
    call('concat', call('multiply', 99999999999, 99999999999)),
    '9999999999800000000001',
  ),
  value('concat of a list', call('concat', any), failure('INVALID_VALUE'), { rows: [], any: [] }),
  value(
    'concat keeps quotes, backslashes and templates',
    call('concat', '`${x}`\\"\n', { var: 'rows.0.id' }),
    '`${x}`\\"\na',
    rows(1),
  ),
  value(
    'coalesce of a coalesce goes on where that ends with a field that may be missing',
    call('coalesce', call('coalesce', any, { var: 'rows.0.note' }), 'x'),
    'x',
  ),
  value('length counts code points', call('length', '😀a'), 2),
  value('length of a list', call('length', { var: 'rows' }), 2, rows(1, 2)),
  value('length of null', call('length', any), failure('INVALID_VALUE')),
  value('upper of null', call('upper', any), failure('INVALID_VALUE')),
  value(
    'coalesce takes the first that is not null',
    call('coalesce', any, { var: 'count' }, 0),
    7,
    { rows: [], count: 7 },
  ),
  value('coalesce of false is false', call('coalesce', any, true), false, { rows: [], any: false }),
  value('max of texts by code point', call('max', '\uffff', '😀'), '😀'),
  value('min of mixed types', call('min', 1, any), failure('INVALID_VALUE'), {
    rows: [],
    any: 'a',
  }),
  value('a path into null is null', { var: 'any.x.y' }, null),
  value('a path into text is null', { var: 'rows.0.id.length' }, null, rows(1)),
  value('a number indexes a list', { var: 'rows.1.price' }, 5, rows(4, 5)),
  value('an index beyond the list is null', { var: 'rows.9.price' }, null, rows(4)),
  value('inherited keys are not there', { var: 'any.constructor' }, null, { rows: [], any: {} }),
  value('__proto__ is a key like others', { var: 'any.__proto__.a' }, 1, {
    rows: [],
    any: JSON.parse('{"__proto__":{"a":1}}'),
  }),
  value(
    'each with the element itself',
    { each: any, as: call('upper', { field: '' }) },
    ['A', 'B'],
    { rows: [], any: ['a', 'b'] },
  ),
  value('each over null', { each: any, as: 1 }, failure('INVALID_VALUE')),
  value(
    'object builds an object',
    { object: { a: { var: 'count' }, 'odd key': call('add', 1, 1) } },
    { a: 3, 'odd key': 2 },
    { rows: [], count: 3 },
  ),
  value('a third leaves as the nearest double', call('divide', 1, 3), 1 / 3),
  value(
    'a huge quotient is rounded once',
    call('divide', call('multiply', 9007199254740991, 9007199254740991), 3),
    Number(9007199254740991n ** 2n / 3n),
  ),
  value('numbers beyond the largest double', call('multiply', 1e308, 10), failure('INVALID_VALUE')),
];

describe('what generated nodes make of values', () => testCases(cases));
