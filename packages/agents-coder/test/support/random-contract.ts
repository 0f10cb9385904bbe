/** Random contracts and inputs for the differential test: every step, function and comparison. */

export interface Random {
  next(): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(share: number): boolean;
}

/** mulberry32: small, seeded, good enough to vary test data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    chance: (share) => next() < share,
  };
}

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

const inputSchema = {
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

const number = (r: Random): number => r.pick(numbers);
const text = (r: Random): string => r.pick(texts);

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

interface Names {
  /** Lists of rows with fields, lists of anything, and all names. */
  rows: string[];
  lists: string[];
  scalars: string[];
}

const numeric = ['qty', 'price', 'discount', 'constructor', 'mixed', 'calc', 'bonus'];
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
const anyField = [
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

function value(
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

function condition(r: Random, names: Names, inRow: boolean, depth = 0): unknown {
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

function step(r: Random, names: Names, to: string): Record<string, unknown> {
  const from = r.pick(names.rows);
  const keep = (made: Record<string, unknown>): Record<string, unknown> => {
    names.rows.push(to);
    return { from, ...made, to };
  };
  const loose = (made: Record<string, unknown>): Record<string, unknown> => {
    names.lists.push(to);
    return { ...made, to };
  };
  const scalar = (made: Record<string, unknown>): Record<string, unknown> => {
    names.scalars.push(to);
    return { ...made, to };
  };
  const field = (): string => r.pick(anyField.filter((name) => name !== ''));
  const aggregate = (): unknown => ({
    fn: r.pick(['sum', 'count', 'min', 'max', 'first', 'avg']),
    field: r.pick([...numeric.slice(0, 3), 'id', field()]),
  });
  switch (Math.floor(r.next() * 16)) {
    case 0:
      return keep({ filter: { where: condition(r, names, true) } });
    case 1:
    case 2:
      return keep({
        map: {
          set: { calc: value(r, 'number', names, true), label: value(r, 'text', names, true) },
        },
      });
    case 3:
      return keep({
        map: {
          set: {
            [r.pick(['qty', 'note', 'fresh'])]: value(r, 'any', names, true),
            pair: { object: { a: { field: field() }, b: value(r, 'any', names, true) } },
          },
        },
      });
    case 4:
      return loose({ from, pluck: { field: field() } });
    case 5:
      return keep({
        pick: {
          fields: ['id', 'qty', 'price', 'kind', field()].filter((name) => !name.includes('.')),
        },
      });
    case 6:
      return keep({
        rename: {
          fields: r.pick<Record<string, string>>([
            { qty: 'amount' },
            { note: 'id' },
            { id: 'kind', kind: 'id' },
            { constructor: 'built' },
            { nope: 'x' },
          ]),
        },
      });
    case 7:
      return keep({
        sort: {
          by: r.pick([
            [{ field: 'price', direction: 'desc' }],
            [{ field: 'kind' }, { field: 'id', direction: 'desc' }],
            [{ field: field() }],
          ]),
        },
      });
    case 8:
      return r.chance(0.5)
        ? keep({ distinct: {} })
        : loose({ from: r.pick(['words', ...names.lists]), distinct: {} });
    case 9:
      return keep({
        take: {
          count: r.pick<unknown>([0, 2, { var: 'limit' }, value(r, 'number', names, false, 2)]),
        },
      });
    case 10:
      return keep({
        lookup: {
          with: r.pick(['others', 'rows', ...names.rows]),
          on: { left: field(), right: r.pick(['key', 'id', field()]) },
          fields: { label: 'label', got: field() },
          ...(r.chance(0.3) ? { missing_error: 'NOT_FOUND' } : {}),
        },
      });
    case 11:
      return keep({
        group: {
          by: r.pick<unknown>(['kind', ['kind', 'flag'], ['customer.region'], 'mixed']),
          aggregate: {
            n: { fn: 'count' },
            qty: aggregate(),
            calc: aggregate(),
            id: { fn: 'first', field: 'id' },
          },
        },
      });
    case 12:
      return scalar({ from, reduce: aggregate() });
    case 13:
      return r.chance(0.6)
        ? scalar({ arithmetic: { value: value(r, 'any', names, false) } })
        : loose({
            arithmetic: { value: { each: { var: from }, as: value(r, 'any', names, true) } },
          });
    case 14:
      return scalar({
        choose: {
          cases: [0, 1].map(() => ({
            when: condition(r, names, false),
            value: value(r, 'any', names, false),
          })),
          otherwise: value(r, 'any', names, false),
        },
      });
    default:
      return r.chance(0.5)
        ? { require: { where: condition(r, names, false), error: 'REFUSED' } }
        : loose({
            from: r.pick(['words', ...names.lists]),
            sort: { by: [{ direction: r.pick(['asc', 'desc']) }] },
          });
  }
}

export function randomContract(r: Random, at: number): Record<string, unknown> {
  const names: Names = { rows: ['rows', 'rows', 'extra'], lists: ['words'], scalars: [] };
  const pipeline = Array.from({ length: 1 + Math.floor(r.next() * 6) }, (_, index) =>
    step(r, names, `v_${index}`),
  );
  const made = pipeline.flatMap(({ to }) => (typeof to === 'string' ? [to] : []));
  return {
    contract_version: { major: 1, minor: 0, patch: 0 },
    node_version: '1.0.0',
    name: `random_${at}`,
    node_type: 'COMPUTE_GENERIC',
    description: 'A random pipeline.',
    input_model: { name: `ModelRandom${at}Input`, module: 'models' },
    output_model: { name: `ModelRandom${at}Output`, module: 'models' },
    input_schema: inputSchema,
    output_schema: { type: 'object' },
    pipeline,
    output: Object.fromEntries([...made, 'rate'].map((name) => [name, name])),
  };
}
