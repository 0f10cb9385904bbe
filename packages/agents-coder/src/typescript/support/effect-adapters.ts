import type { Clock } from './clock.ts';
import type { EffectPort } from './effect-port.ts';

/** What an effect may be constructed with; what is left out is the real thing. */
export interface EffectAdapters {
  readonly port?: EffectPort;
  readonly clock?: Clock;
  /** From 0 up to but not including 1. @default Math.random */
  readonly random?: () => number;
  readonly store?: unknown;
  readonly steps?: unknown;
}
