import type { FunctionName, Path, Value } from '../contract/value.ts';
import { absolute } from '../typescript/support/absolute.ts';
import { add } from '../typescript/support/add.ts';
import { concat } from '../typescript/support/concat.ts';
import { divide } from '../typescript/support/divide.ts';
import { floorDivide } from '../typescript/support/floor-divide.ts';
import { lengthOf } from '../typescript/support/length-of.ts';
import { maximum } from '../typescript/support/maximum.ts';
import { minimum } from '../typescript/support/minimum.ts';
import { modulo } from '../typescript/support/modulo.ts';
import { multiply } from '../typescript/support/multiply.ts';
import { roundHalfEven } from '../typescript/support/round-half-even.ts';
import { roundHalfUp } from '../typescript/support/round-half-up.ts';
import { rowsOf } from '../typescript/support/rows-of.ts';
import { subtract } from '../typescript/support/subtract.ts';
import { textOf } from '../typescript/support/text-of.ts';
import { valueAt } from '../typescript/support/value-at.ts';

/** What a value of a contract can refer to. */
export interface Known {
  readonly vars: Readonly<Record<string, unknown>>;
  readonly row: unknown;
}

/**
 * What a value of a contract comes to, so that tests can be made of cases that no example shows.
 * Nodes do not use it.
 * @throws NodeError as a node would.
 */
export function evaluate(value: Value, known: Known): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map((item) => evaluate(item, known));
    case 'field':
      return at(known.row, value.path);
    case 'var':
      return at(known.vars, value.path);
    case 'object':
      return Object.fromEntries(value.entries.map(([key, held]) => [key, evaluate(held, known)]));
    case 'each':
      return rowsOf(evaluate(value.list, known)).map((row) =>
        evaluate(value.as, { ...known, row }),
      );
    case 'call':
      break;
  }
  if (value.fn !== 'coalesce') {
    return functions[value.fn](...value.args.map((argument) => evaluate(argument, known)));
  }
  for (const argument of value.args) {
    const held = evaluate(argument, known) ?? null;
    if (held !== null) return held;
  }
  return null;
}

function at(holder: unknown, path: Path): unknown {
  const keys = path.map((key) => (/^(?:0|[1-9]\d{0,14})$/.test(key) ? Number(key) : key));
  return valueAt(holder, ...keys);
}

const functions: Readonly<
  Record<Exclude<FunctionName, 'coalesce'>, (...args: readonly unknown[]) => unknown>
> = {
  add,
  multiply,
  min: (...values) => minimum(...values),
  max: (...values) => maximum(...values),
  concat,
  subtract: (left, right) => subtract(left, right),
  divide: (left, right) => divide(left, right),
  floor_divide: (left, right) => floorDivide(left, right),
  modulo: (left, right) => modulo(left, right),
  abs: (value) => absolute(value),
  round_half_up: (value) => roundHalfUp(value),
  round_half_even: (value) => roundHalfEven(value),
  lower: (value) => textOf(value).toLowerCase(),
  upper: (value) => textOf(value).toUpperCase(),
  trim: (value) => textOf(value).trim(),
  length: (value) => lengthOf(value),
};
