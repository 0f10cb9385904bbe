import type { Signals } from './signal.ts';

/** Fitted on all bugs of docs/localisation.md; made by `pnpm run localisation`. */
export const fittedWeights: Signals = {
  spectrum: 0.99,
  topic: 0.684,
  stack: 1.09,
  name: 1.203,
  file: 1.156,
  size: 0.857,
};
