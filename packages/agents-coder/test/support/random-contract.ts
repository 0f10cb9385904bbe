import { inputSchema } from './random-input.ts';
import { anyField, condition, numeric, value, type Names } from './random-value.ts';
import type { Random } from './seeded-random.ts';

/* Random contracts for the differential test: every step, function and comparison. */

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
