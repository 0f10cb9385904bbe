import type { EventBody } from '../event-body.ts';

/** What somebody outside wants of a run. It becomes an event like any other. */
export type ControlOrder =
  | {
      readonly type: 'cancel';
      /** Null: the whole run. */
      readonly task: string | null;
      readonly reason: string;
      /** The signal behind it. @default null */
      readonly signal?: string | null;
      /** Of an order that was stored, so that it is carried out once. */
      readonly order?: string;
      /** Traces that were required failed: nothing new starts, what runs may end. */
      readonly cause?: 'trace';
    }
  | Extract<EventBody, { type: 'decision' | 'gate_changed' | 'model_pace' | 'pressure' | 'usage' }>;

/**
 * Takes an order. After the run is over it does nothing.
 * @throws {UnknownTaskError} to whoever gives it.
 */
export type Deliver = (order: ControlOrder) => void;

export function eventOfOrder(order: ControlOrder): EventBody {
  return order.type === 'cancel' ? { ...order, signal: order.signal ?? null } : order;
}
