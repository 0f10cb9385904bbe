/* oxlint-disable typescript/no-explicit-any -- it takes documents as they come, without types to agree with */
/** A naive reading of the Compute dialect, written apart from the generator to be compared with it. */

/** An exact number as numerator and denominator, not reduced. */
class Q {
  readonly n: bigint;
  readonly d: bigint;
  constructor(n: bigint, d = 1n) {
    this.n = d < 0n ? -n : n;
    this.d = d < 0n ? -d : d;
  }
}

export class Failure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type Doc = Record<string, any>;
const bad = (): never => {
  throw new Failure('INVALID_VALUE');
};

function q(value: unknown): Q {
  if (value instanceof Q) return value;
  if (typeof value === 'bigint') return new Q(value);
  if (typeof value !== 'number') return bad();
  const [mantissa = '', exponent = '0'] = value.toString().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  const n = BigInt(whole + decimals);
  return power < 0 ? new Q(n, 10n ** BigInt(-power)) : new Q(n * 10n ** BigInt(power));
}
const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Q;
const floor = ({ n, d }: Q): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
const order = (a: Q, b: Q): number => Number(a.n * b.d > b.n * a.d) - Number(a.n * b.d < b.n * a.d);

function toDouble(value: Q): number {
  // Long division to far more digits than a double has, then the parser's rounding.
  const sign = value.n < 0n ? '-' : '';
  const n = value.n < 0n ? -value.n : value.n;
  const digits = (n / value.d).toString();
  let rest = n % value.d;
  let tail = '';
  for (let at = 0; at < 1200 && rest !== 0n; at += 1) {
    rest *= 10n;
    tail += (rest / value.d).toString();
    rest %= value.d;
  }
  const number = Number(`${sign}${digits}.${tail}${rest === 0n ? '' : '1'}`);
  return number === 0 ? 0 : number;
}

function plain(value: unknown): unknown {
  if (value instanceof Q || typeof value === 'bigint') return toDouble(q(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
  }
  return value;
}

function same(a: unknown, b: unknown): boolean {
  if (isNumber(a) && isNumber(b)) return order(q(a), q(b)) === 0;
  if (isNumber(a) || isNumber(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => same(item, b[at]));
  }
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const [left, right] = [Object.keys(a), Object.keys(b)];
    return (
      left.length === right.length &&
      left.every((k) => Object.hasOwn(b, k) && same((a as Doc)[k], (b as Doc)[k]))
    );
  }
  return a === b;
}

function compare(a: unknown, b: unknown): number {
  if (isNumber(a) && isNumber(b)) return order(q(a), q(b));
  if (typeof a !== 'string' || typeof b !== 'string') return bad();
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const gap = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
    if (gap !== 0) return gap;
  }
  return left.length - right.length;
}

function walk(value: unknown, path: string): unknown {
  let held: any = value;
  for (const key of path === '' ? [] : path.split('.')) {
    if (Array.isArray(held)) held = /^\d+$/.test(key) ? held[Number(key)] : null;
    else if (held !== null && typeof held === 'object' && !(held instanceof Q)) {
      held = Object.hasOwn(held, key) ? held[key] : null;
    } else held = null;
    held ??= null;
  }
  return held;
}

type Env = Map<string, unknown>;
const lookUp = (env: Env, path: string): unknown => {
  const [name = '', ...rest] = path.split('.');
  return walk(env.get(name) ?? null, rest.join('.'));
};

function text(value: unknown): string {
  return typeof value === 'string' ? value : bad();
}

function call(fn: string, args: unknown[]): unknown {
  const [a, b] = args;
  const divide = (): Q => {
    const [x, y] = [q(a), q(b)];
    if (y.n === 0n) throw new Failure('DIVISION_BY_ZERO');
    return new Q(x.n * y.d, x.d * y.n);
  };
  const extreme = (sign: number): unknown => {
    if (args.length === 0) return null;
    compare(args[0], args[0]);
    return args.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best));
  };
  switch (fn) {
    case 'add':
      return args.map(q).reduce((x, y) => new Q(x.n * y.d + y.n * x.d, x.d * y.d), new Q(0n));
    case 'multiply':
      return args.map(q).reduce((x, y) => new Q(x.n * y.n, x.d * y.d), new Q(1n));
    case 'subtract': {
      const [x, y] = [q(a), q(b)];
      return new Q(x.n * y.d - y.n * x.d, x.d * y.d);
    }
    case 'divide':
      return divide();
    case 'floor_divide':
      return new Q(floor(divide()));
    case 'modulo': {
      const [x, y, whole] = [q(a), q(b), floor(divide())];
      return new Q(x.n * y.d - whole * y.n * x.d, x.d * y.d);
    }
    case 'min':
      return extreme(-1);
    case 'max':
      return extreme(1);
    case 'abs': {
      const x = q(a);
      return x.n < 0n ? new Q(-x.n, x.d) : x;
    }
    case 'round_half_up': {
      const x = q(a);
      const size = floor(new Q((x.n < 0n ? -x.n : x.n) * 2n + x.d, x.d * 2n));
      return new Q(x.n < 0n ? -size : size);
    }
    case 'round_half_even': {
      const x = q(a);
      const low = floor(x);
      const side = order(new Q(x.n - low * x.d, x.d), new Q(1n, 2n));
      return new Q(side < 0 || (side === 0 && low % 2n === 0n) ? low : low + 1n);
    }
    case 'lower':
      return text(a).toLowerCase();
    case 'upper':
      return text(a).toUpperCase();
    case 'trim':
      return text(a).trim();
    case 'length':
      return Array.isArray(a) ? a.length : Array.from(text(a)).length;
    case 'concat':
      return args
        .map((item) => {
          if (item === null) return '';
          if (typeof item === 'boolean' || typeof item === 'string') return String(item);
          const x = q(item);
          return x.n % x.d === 0n ? String(x.n / x.d) : String(toDouble(x));
        })
        .join('');
    default:
      throw new Error(`no function ${fn}`);
  }
}

function evaluate(value: any, env: Env, row: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, env, row));
  if (typeof value !== 'object' || value === null) return value;
  if ('field' in value) return walk(row, value.field);
  if ('var' in value) return lookUp(env, value.var);
  if ('fn' in value) {
    if (value.fn === 'coalesce') {
      for (const argument of value.args) {
        const held = evaluate(argument, env, row);
        if (held !== null) return held;
      }
      return null;
    }
    return call(
      value.fn,
      value.args.map((item: unknown) => evaluate(item, env, row)),
    );
  }
  if ('object' in value) {
    return Object.fromEntries(
      Object.entries(value.object).map(([k, v]) => [k, evaluate(v, env, row)]),
    );
  }
  if ('each' in value)
    return list(evaluate(value.each, env, row)).map((item) => evaluate(value.as, env, item));
  return value;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : bad();
}

function holds(condition: Doc, env: Env, row: unknown): boolean {
  if ('all' in condition) return condition['all'].every((part: Doc) => holds(part, env, row));
  if ('any' in condition) return condition['any'].some((part: Doc) => holds(part, env, row));
  if ('not' in condition) return !holds(condition['not'], env, row);
  const left = evaluate(condition['left'], env, row);
  if (condition['compare'] === 'is_null') return left === null;
  const right = evaluate(condition['right'], env, row);
  switch (condition['compare']) {
    case 'eq':
      return same(left, right);
    case 'ne':
      return !same(left, right);
    case 'lt':
      return compare(left, right) < 0;
    case 'lte':
      return compare(left, right) <= 0;
    case 'gt':
      return compare(left, right) > 0;
    case 'gte':
      return compare(left, right) >= 0;
    case 'in':
      return Array.isArray(right) && right.some((item) => same(item, left));
    case 'not_in':
      return !(Array.isArray(right) && right.some((item) => same(item, left)));
    default:
      return typeof left === 'string' && new RegExp(right as string, 'u').test(left);
  }
}

function aggregate({ fn, field }: Doc, rows: unknown[]): unknown {
  const values = rows.map((row) => walk(row, field ?? ''));
  if (fn === 'count') return rows.length;
  if (fn === 'sum') return call('add', values);
  if (values.length === 0) return null;
  if (fn === 'first') return values[0];
  return fn === 'avg' ? call('divide', [call('add', values), values.length]) : call(fn, values);
}

const asRow = (row: unknown): Doc =>
  typeof row === 'object' && row !== null && !Array.isArray(row) && !(row instanceof Q)
    ? row
    : bad();

function runStep(step: Doc, env: Env): void {
  const kind = Object.keys(step).find((key) => !['from', 'to', 'description'].includes(key))!;
  const it: Doc = step[kind];
  const from = step['from'] === undefined ? undefined : lookUp(env, step['from']);
  const put = (value: unknown): void => void env.set(step['to'], value);
  const perRow = (run: (row: unknown) => unknown): unknown =>
    Array.isArray(from) ? from.map(run) : run(step['from'] === undefined ? null : from);
  const choose = (row: unknown): unknown => {
    const found = it['cases'].find((one: Doc) => holds(one['when'], env, row));
    return evaluate(found === undefined ? it['otherwise'] : found.value, env, row);
  };
  switch (kind) {
    case 'arithmetic':
      return put(perRow((row) => evaluate(it['value'], env, row)));
    case 'choose':
      return put(perRow(choose));
    case 'require':
      perRow((row) => {
        if (!holds(it['where'], env, row)) throw new Failure(it['error']);
        return null;
      });
      return;
  }
  const rows = list(from);
  switch (kind) {
    case 'filter':
      return put(rows.filter((row) => holds(it['where'], env, row)));
    case 'map':
      return put(
        rows.map((row) => ({
          ...asRow(row),
          ...Object.fromEntries(
            Object.entries(it['set']).map(([k, v]) => [k, evaluate(v, env, row)]),
          ),
        })),
      );
    case 'pluck':
      return put(rows.map((row) => walk(row, it['field'])));
    case 'pick':
      return put(
        rows.map((row) => Object.fromEntries(it['fields'].map((f: string) => [f, walk(row, f)]))),
      );
    case 'rename':
      return put(
        rows.map((row) => {
          const held = asRow(row);
          const moved = Object.entries(it['fields'] as Record<string, string>).filter(([old]) =>
            Object.hasOwn(held, old),
          );
          const kept = Object.entries(held).filter(([k]) => !moved.some(([old]) => old === k));
          return Object.fromEntries([...kept, ...moved.map(([old, fresh]) => [fresh, held[old]])]);
        }),
      );
    case 'sort': {
      const keys: Doc[] = it['by'];
      const sorted = [...rows].sort((a, b) => {
        for (const key of keys) {
          const found = compare(walk(a, key['field'] ?? ''), walk(b, key['field'] ?? ''));
          if (found !== 0) return key['direction'] === 'desc' ? -found : found;
        }
        return 0;
      });
      return put(sorted);
    }
    case 'distinct':
      return put(rows.filter((row, at) => rows.findIndex((other) => same(other, row)) === at));
    case 'take': {
      const count = q(evaluate(it['count'], env, null));
      if (count.n % count.d !== 0n || count.n < 0n) bad();
      return put(rows.slice(0, Number(count.n / count.d)));
    }
    case 'lookup': {
      const others = list(lookUp(env, it['with']));
      return put(
        rows.map((row) => {
          const found = others.find((other) =>
            same(walk(row, it['on'].left), walk(other, it['on'].right)),
          );
          if (found === undefined && it['missing_error'] !== undefined)
            throw new Failure(it['missing_error']);
          const fields = Object.entries(it['fields'] as Record<string, string>);
          return {
            ...asRow(row),
            ...Object.fromEntries(fields.map(([k, old]) => [k, walk(found ?? null, old)])),
          };
        }),
      );
    }
    case 'group': {
      const by: string[] = Array.isArray(it['by']) ? it['by'] : [it['by']];
      const groups: { key: unknown[]; rows: unknown[] }[] = [];
      for (const row of rows) {
        const key = by.map((field) => walk(row, field));
        const group = groups.find((one) => same(one.key, key));
        if (group === undefined) groups.push({ key, rows: [row] });
        else group.rows.push(row);
      }
      return put(
        groups.map((group) =>
          Object.fromEntries([
            ...by.map((field, at) => [field, group.key[at]]),
            ...Object.entries(it['aggregate']).map(([k, v]) => [
              k,
              aggregate(v as Doc, group.rows),
            ]),
          ]),
        ),
      );
    }
    case 'reduce':
      return put(aggregate(it, rows));
    default:
      throw new Error(`no step ${kind}`);
  }
}

/** The output of a pipeline for an input that its schema accepted, or the code it ends with. */
export function interpret(contract: Doc, input: Doc): { output: unknown } | { error: string } {
  try {
    const env: Env = new Map(Object.entries(structuredClone(input)));
    for (const step of contract['pipeline']) runStep(step, env);
    const fields = Object.entries(contract['output'] as Record<string, string>);
    return { output: plain(Object.fromEntries(fields.map(([k, name]) => [k, lookUp(env, name)]))) };
  } catch (error) {
    if (error instanceof Failure) return { error: error.code };
    throw error;
  }
}
