/* oxlint-disable typescript/no-explicit-any -- it takes documents as they come, without types to agree with */
/** Exact numbers, equality, order and paths, as the dialect describes them and no faster. */

export class Q {
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

export type Doc = Record<string, any>;
export const bad = (): never => {
  throw new Failure('INVALID_VALUE');
};

export function q(value: unknown): Q {
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
export const floor = ({ n, d }: Q): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
export const order = (a: Q, b: Q): number =>
  Number(a.n * b.d > b.n * a.d) - Number(a.n * b.d < b.n * a.d);

export function toDouble(value: Q): number {
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

export function plain(value: unknown): unknown {
  if (value instanceof Q || typeof value === 'bigint') return toDouble(q(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
  }
  return value;
}

export function same(a: unknown, b: unknown): boolean {
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

export function compare(a: unknown, b: unknown): number {
  if (isNumber(a) && isNumber(b)) return order(q(a), q(b));
  if (typeof a !== 'string' || typeof b !== 'string') return bad();
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const gap = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
    if (gap !== 0) return gap;
  }
  return left.length - right.length;
}

export function walk(value: unknown, path: string): unknown {
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

export type Env = Map<string, unknown>;
export const lookUp = (env: Env, path: string): unknown => {
  const [name = '', ...rest] = path.split('.');
  return walk(env.get(name) ?? null, rest.join('.'));
};

export function text(value: unknown): string {
  return typeof value === 'string' ? value : bad();
}
