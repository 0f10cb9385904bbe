import { signalNames, type Signals } from './signal.ts';

/** The score: each signal times its weight, added up. */
export function weigh(signals: Signals, weights: Signals): number {
  return signalNames.reduce((sum, name) => sum + signals[name] * weights[name], 0);
}
