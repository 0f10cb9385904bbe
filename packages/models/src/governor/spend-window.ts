/** One amount, and when it was spent. */
export interface Spending {
  readonly atMs: number;
  amount: number;
  isOver: boolean;
}

/** What was spent within the last `spanMs`. */
export interface SpendWindow {
  readonly spanMs: number;
  readonly spendings: Spending[];
  /** The first that still counts: those before it are dropped now and then. */
  first: number;
  sum: number;
}

export function createWindow(spanMs: number): SpendWindow {
  return { spanMs, spendings: [], first: 0, sum: 0 };
}

export function spend(window: SpendWindow, amount: number, atMs: number): Spending {
  dropOld(window, atMs);
  const spending = { atMs, amount, isOver: false };
  window.spendings.push(spending);
  window.sum += amount;
  return spending;
}

/** Puts what was really spent in the place of an estimate. */
export function correct(window: SpendWindow, spending: Spending, amount: number): void {
  if (!spending.isOver) window.sum += amount - spending.amount;
  spending.amount = amount;
}

/**
 * When `amount` more stays within `limit` in every span: `nowMs`, or later. Infinite when it has to
 * wait for something else than time, or never fits.
 */
export function fitsAtMs(
  window: SpendWindow,
  {
    amount,
    limit,
    nowMs,
  }: { readonly amount: number; readonly limit: number; readonly nowMs: number },
): number {
  dropOld(window, nowMs);
  let sum = window.sum;
  if (sum + amount <= limit) return nowMs;
  for (let index = window.first; index < window.spendings.length; index += 1) {
    const spending = window.spendings[index]!;
    sum -= spending.amount;
    if (sum + amount <= limit) return spending.atMs + window.spanMs;
  }
  return Infinity;
}

function dropOld(window: SpendWindow, nowMs: number): void {
  const { spendings, spanMs } = window;
  while (window.first < spendings.length) {
    const spending = spendings[window.first]!;
    if (nowMs < spending.atMs + spanMs) break;
    spending.isOver = true;
    window.sum -= spending.amount;
    window.first += 1;
  }
  if (window.first < 1_024 || window.first * 2 < spendings.length) return;
  spendings.splice(0, window.first);
  window.first = 0;
}
