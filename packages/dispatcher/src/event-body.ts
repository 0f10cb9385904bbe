import type { RunEvent } from '@parallel-dispatcher/schema';

type Stamp = 'v' | 'seq' | 'at_ms' | 'ts';
type WithoutStamp<Event> = Event extends unknown ? Omit<Event, Stamp> : never;

/** An event before it is numbered and dated. */
export type EventBody = WithoutStamp<RunEvent>;
