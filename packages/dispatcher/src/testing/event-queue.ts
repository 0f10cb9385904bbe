import TinyQueue from 'tinyqueue';
import type { EventBody } from '../event-body.ts';

/** What is going to happen. Undefined: only the time has come. */
interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly body: EventBody | undefined;
}

/** Things to come, by time; at one time, in the order they were planned. */
export interface EventQueue {
  plan(atMs: number, body: EventBody | undefined): void;
  next(): { readonly atMs: number; readonly body: EventBody | undefined } | undefined;
}

export function createEventQueue(): EventQueue {
  const queue = new TinyQueue<Planned>([], (a, b) => a.atMs - b.atMs || a.order - b.order);
  let order = 0;
  return {
    plan(atMs, body) {
      queue.push({ atMs, order, body });
      order += 1;
    },
    next: () => queue.pop(),
  };
}
