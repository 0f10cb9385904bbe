import type { AgentMessage } from './host-port.ts';
import { hostPortVersion } from './host-port.ts';
import { shorten } from './shorten.ts';

/** Ten a second is more than a person reads. */
const minIntervalInMs = 100;
const maxMessageLength = 500;

/** Sends at most ten reports a second; a finished one (`fraction` 1) always goes out. */
export function createProgress(
  send: (message: AgentMessage) => void,
): (message: string, fraction?: number) => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  return (message, fraction) => {
    const now = performance.now();
    if (now - lastAt < minIntervalInMs && fraction !== 1) return;
    lastAt = now;
    send({
      v: hostPortVersion,
      type: 'progress',
      message: shorten(message, maxMessageLength),
      fraction: isFraction(fraction) ? Math.min(1, Math.max(0, fraction)) : null,
    });
  };
}

function isFraction(fraction: number | undefined): fraction is number {
  return fraction !== undefined && !Number.isNaN(fraction);
}
