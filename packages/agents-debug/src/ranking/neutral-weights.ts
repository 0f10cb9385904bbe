import type { Signals } from './signal.ts';

/**
 * Weights before any bug was seen: signals are the logarithms of independent odds, or run from 0
 * to 1, so each counts once; defects grow with the root of a function's size, and `topic` is half
 * of what `spectrum` says already.
 */
export const neutralWeights: Signals = {
  spectrum: 1,
  topic: 0.5,
  stack: 1,
  name: 1,
  file: 1,
  size: 0.5,
};
