/**
 * What speaks for a function, each by its own kind of evidence.
 * `spectrum`: failing tests run it, passing ones do not. `topic`: the tests that run it are about
 * what the failing ones are about. `stack`: a failure was thrown through it. `name`, `file`: a
 * failing title speaks of it. `size`: a longer function has more places to be wrong.
 */
export const signalNames = ['spectrum', 'topic', 'stack', 'name', 'file', 'size'] as const;
export type SignalName = (typeof signalNames)[number];

/** A number for each signal: a value of one function, or the weight of all. */
export type Signals = Readonly<Record<SignalName, number>>;
