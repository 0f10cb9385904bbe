import { createWindow, fitsAtMs, spend, type SpendWindow } from './spend-window.ts';

/**
 * A rate learned from refusals: a provider that says "again in one second" after five requests takes
 * five a second, whether it says so or not.
 */
export interface Pace {
  limit: number;
  readonly window: SpendWindow;
  /** Starts since the limit changed. */
  starts: number;
  /** So many full windows without a refusal until more is tried. */
  patience: number;
  hasGrown: boolean;
}

/** Beyond a minute it was no rate that was exceeded. */
const longestSpanMs = 60_000;
const shortestSpanMs = 100;
/** Two requests need not be as far apart at the provider as they were here. */
function withJitter(spanMs: number): number {
  return spanMs + Math.min(500, 50 + spanMs * 0.05);
}
const firstPatience = 4;
const mostPatience = 64;

interface Refusal {
  /** How long the provider asked to wait. */
  readonly retryAfterMs: number;
  /** Requests that were started within that time before, and not refused. */
  readonly accepted: number;
}

/** Undefined when the refusal tells nothing of a rate. */
export function learnPace(
  before: Pace | undefined,
  { retryAfterMs, accepted }: Refusal,
): Pace | undefined {
  if (retryAfterMs < shortestSpanMs || retryAfterMs > longestSpanMs) return before;
  const wasTooFast = before !== undefined && accepted >= before.limit;
  const limit = wasTooFast ? Math.floor(before.limit * 0.75) : accepted;
  const patience = before?.patience ?? firstPatience;
  return {
    limit: Math.max(1, limit),
    window: createWindow(withJitter(retryAfterMs)),
    starts: 0,
    patience: before?.hasGrown === true ? Math.min(mostPatience, patience * 2) : patience,
    hasGrown: false,
  };
}

export function paceAllowsAtMs({ window, limit }: Pace, nowMs: number): number {
  return fitsAtMs(window, { amount: 1, limit, nowMs });
}

export function recordPace(pace: Pace, nowMs: number): void {
  spend(pace.window, 1, nowMs);
  pace.starts += 1;
  if (pace.starts < pace.limit * pace.patience) return;
  pace.limit += Math.max(1, Math.floor(pace.limit / 10));
  pace.starts = 0;
  pace.hasGrown = true;
}
