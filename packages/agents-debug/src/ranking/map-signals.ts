import type { SignalName, Signals } from './signal.ts';

/** One number a signal. */
export function mapSignals(value: (name: SignalName) => number): Signals {
  return {
    spectrum: value('spectrum'),
    topic: value('topic'),
    stack: value('stack'),
    name: value('name'),
    file: value('file'),
    size: value('size'),
  };
}
