import type { Source } from '../../src/facts/source-facts.ts';

/** Clean files that defects are put into. */
export const typescript: Source = {
  language: 'typescript',
  path: 'src/prices.ts',
  text: `/** One line of an order. */
export interface OrderLine {
  readonly price: number;
  readonly count: number;
}

/** What all lines cost together. */
export function totalOf(lines: readonly OrderLine[]): number {
  let total = 0;
  for (const { price, count } of lines) {
    total += price * count;
  }
  return total;
}

/** The dearest line; undefined where there is none. */
export function dearest(lines: readonly OrderLine[]): OrderLine | undefined {
  return lines.reduce<OrderLine | undefined>((best, line) => {
    if (best === undefined || line.price > best.price) return line;
    return best;
  }, undefined);
}
`,
};

export const javascript: Source = {
  language: 'javascript',
  path: 'src/prices.js',
  text: `/** What all lines cost together. */
export function totalOf(lines) {
  let total = 0;
  for (const { price, count } of lines) {
    total += price * count;
  }
  return total;
}

/** The lines that cost more than a limit. */
export const above = (lines, limit) => lines.filter(({ price }) => price > limit);
`,
};

export const python: Source = {
  language: 'python',
  path: 'src/prices.py',
  text: `"""Prices of orders."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderLine:
    """One line of an order."""

    price: float
    count: int


def total_of(lines: list[OrderLine]) -> float:
    """What all lines cost together."""
    total = 0.0
    for line in lines:
        total += line.price * line.count
    return total


def dearest(lines: list[OrderLine]) -> OrderLine | None:
    """The dearest line; None where there is none."""
    best: OrderLine | None = None
    for line in lines:
        if best is None or line.price > best.price:
            best = line
    return best
`,
};
