import type { Random } from './seeded-random.ts';

const row = {
  type: 'object',
  required: ['id', 'qty', 'price', 'kind', 'customer'],
  additionalProperties: true,
  properties: {
    id: { type: 'string' },
    qty: { type: 'integer' },
    price: { type: 'number' },
    discount: { type: ['number', 'null'] },
    kind: { enum: ['a', 'b', 'c'] },
    note: { type: 'string' },
    flag: { type: 'boolean' },
    mixed: {},
    tags: { type: 'array', items: { type: 'string' } },
    customer: {
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['name'],
      properties: { name: { type: 'string' }, region: { type: ['string', 'null'] } },
    },
    constructor: { type: 'number' },
  },
};

export const inputSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['rows', 'others', 'rate', 'limit', 'words'],
  properties: {
    rows: { type: 'array', items: row, description: 'Rows.' },
    others: {
      type: 'array',
      description: 'Others.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'label'],
        properties: {
          key: { type: ['string', 'number'] },
          label: { type: 'string' },
          weight: { type: 'number' },
        },
      },
    },
    rate: { type: 'number', description: 'Rate.' },
    limit: { type: 'integer', description: 'Limit.' },
    words: { type: 'array', items: { type: ['string', 'number', 'null'] }, description: 'Words.' },
    extra: { type: 'array', items: row, description: 'Maybe rows.' },
    title: { type: 'string', description: 'Title.' },
    nested: { type: 'object', description: 'Anything.' },
  },
};

const texts = ['', 'a', 'B', 'x1', 'Zz', ' pad ', 'é', '😀', '\uffff', 'a"\\`${x}', 'b'];
const numbers = [
  0, 1, -1, 2, 0.1, 0.2, 0.3, 2.5, -2.5, 1e21, 1e-7, 7, 100, 9007199254740991, 1.005, 3,
];

export const number = (r: Random): number => r.pick(numbers);
export const text = (r: Random): string => r.pick(texts);

function randomRow(r: Random): Record<string, unknown> {
  const held: Record<string, unknown> = {
    id: text(r),
    qty: Math.trunc(number(r)),
    price: number(r),
    kind: r.pick(['a', 'b', 'c']),
    customer: r.chance(0.3)
      ? null
      : { name: text(r), ...(r.chance(0.5) ? { region: r.pick([null, 'n', 's']) } : {}) },
  };
  if (r.chance(0.6)) held['discount'] = r.pick([null, number(r)]);
  if (r.chance(0.6)) held['note'] = text(r);
  if (r.chance(0.6)) held['flag'] = r.chance(0.5);
  if (r.chance(0.6)) held['mixed'] = r.pick([null, 1, 'a', true, [1, 'a'], { a: 1 }, 0.5]);
  if (r.chance(0.6)) held['tags'] = [text(r), text(r)].slice(0, Math.floor(r.next() * 3));
  if (r.chance(0.3)) held['constructor'] = number(r);
  if (r.chance(0.3)) held['bonus'] = r.pick([1, 'x', null]);
  return held;
}

export function randomInput(r: Random): Record<string, unknown> {
  const many = <Item>(make: () => Item, most: number): Item[] =>
    Array.from({ length: Math.floor(r.next() * (most + 1)) }, make);
  return {
    rows: many(() => randomRow(r), 5),
    others: many(
      () => ({
        key: r.pick([text(r), number(r)]),
        label: text(r),
        ...(r.chance(0.5) ? { weight: number(r) } : {}),
      }),
      4,
    ),
    rate: number(r),
    limit: r.pick([0, 1, 2, 3, 10]),
    words: many(() => (r.chance(0.15) ? null : r.pick([text(r), text(r), number(r)])), 5),
    ...(r.chance(0.5) ? { extra: many(() => randomRow(r), 3) } : {}),
    ...(r.chance(0.5) ? { title: text(r) } : {}),
    ...(r.chance(0.5) ? { nested: { deep: [{ x: number(r) }], constructor: 'c' } } : {}),
  };
}
