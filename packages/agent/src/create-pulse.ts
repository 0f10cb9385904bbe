import { hostPortVersion } from './host-port.ts';
import type { AgentMessage } from './host-port.ts';

/** Far shorter than any time without a sign of life that a person would allow. */
const intervalInMs = 100;

/** Says that the agent is at work where what it does is too much to send; ten times a second. */
export function createPulse(send: (message: AgentMessage) => void): () => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - lastAt < intervalInMs) return;
    lastAt = now;
    send({ v: hostPortVersion, type: 'alive' });
  };
}
