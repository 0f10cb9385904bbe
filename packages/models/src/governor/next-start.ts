import type { Lane } from './lane.ts';
import type { Need } from './need.ts';
import { paceAllowsAtMs } from './pace.ts';
import type { Dimension } from './read-quota.ts';
import { fitsAtMs, type SpendWindow } from './spend-window.ts';

/** When a request may start, and what makes it wait until then; infinite: until another ends. */
export interface NextStart {
  readonly atMs: number;
  readonly reason: string;
}

const none = (nowMs: number): NextStart => ({ atMs: nowMs, reason: '' });

/** When the limits of a lane let a request start. Pauses of its key are looked at elsewhere. */
export function nextStart(lane: Lane, need: Need, nowMs: number): NextStart {
  const { limits, width, inFlight, pace } = lane;
  if (inFlight >= Math.floor(width.requests)) {
    return { atMs: Infinity, reason: `${inFlight} requests are in flight` };
  }
  let latest = none(nowMs);
  const consider = (atMs: number, reason: string): void => {
    if (atMs > latest.atMs) latest = { atMs, reason };
  };
  const inWindow = (window: SpendWindow, amount: number, limit: number | null): number =>
    limit === null ? nowMs : fitsAtMs(window, { amount, limit, nowMs });

  const { requestsPerMinute, inputTokensPerMinute, outputTokensPerMinute } = limits;
  consider(inWindow(lane.requests, 1, requestsPerMinute), `${requestsPerMinute} requests a minute`);
  consider(
    inWindow(lane.input, need.input, inputTokensPerMinute),
    `${inputTokensPerMinute} input tokens a minute`,
  );
  consider(
    inWindow(lane.output, need.output + lane.reservedOutput, outputTokensPerMinute),
    `${outputTokensPerMinute} output tokens a minute`,
  );
  if (pace !== undefined) {
    consider(
      paceAllowsAtMs(pace, nowMs),
      `${pace.limit} requests in ${pace.window.spanMs} ms, as refusals told`,
    );
  }
  const amounts = amountsOf(need);
  for (const [dimension, { total, resetsAtMs }] of lane.ceilings) {
    if (resetsAtMs <= nowMs) lane.ceilings.delete(dimension);
    else if (lane.started[dimension] + amounts[dimension] > total) {
      consider(resetsAtMs, `the provider said how many ${dimension} are left`);
    }
  }
  return latest;
}

export function amountsOf({ input, output }: Need): Readonly<Record<Dimension, number>> {
  return { requests: 1, input, output, tokens: input + output };
}
