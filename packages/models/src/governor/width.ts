import type { ModelLimits } from './model-limits.ts';

/** How many requests may be in flight: more with every success, half after a refusal. */
export interface Width {
  readonly requests: number;
  /** Below it the width doubles each round; from there on it grows by one. */
  readonly knownGood: number;
}

type Bounds = Pick<ModelLimits, 'minConcurrency' | 'maxConcurrency'>;

/** Enough for the usual number of workers, few enough to lose little when the limit is lower. */
const firstWidth = 8;

export function startWidth({ minConcurrency, maxConcurrency }: Bounds): Width {
  return {
    requests: Math.min(maxConcurrency, Math.max(minConcurrency, firstWidth)),
    knownGood: Infinity,
  };
}

/** After a success of a request that had to share a full width. */
export function widen({ requests, knownGood }: Width, { maxConcurrency }: Bounds): Width {
  const step = requests < knownGood ? 1 : 1 / requests;
  return { requests: Math.min(maxConcurrency, requests + step), knownGood };
}

/** After a refusal. Only once for all that were under way at the time. */
export function narrow({ requests }: Width, { minConcurrency }: Bounds): Width {
  const half = Math.max(minConcurrency, Math.floor(requests / 2));
  return { requests: half, knownGood: half };
}
