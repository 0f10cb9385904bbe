import type { PortCall } from '../support/effect-port.ts';

/** Does what one kind of operation asks for, and gives the answer. */
export type CallAdapter = (call: PortCall) => Promise<unknown>;
