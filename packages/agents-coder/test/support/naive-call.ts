import { compare, Failure, floor, order, Q, q, text, toDouble } from './naive-values.ts';

/** Functions of the dialect, read naively. */
export function call(fn: string, args: unknown[]): unknown {
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
