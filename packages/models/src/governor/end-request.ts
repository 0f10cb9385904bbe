import type { RequestEnd } from './governor.ts';
import type { Lane } from './lane.ts';
import { dropPrefix } from './prefix-stagger.ts';
import { readQuotas } from './read-quota.ts';
import { correct, spend } from './spend-window.ts';
import type { Started } from './start-request.ts';
import { widen } from './width.ts';

/** How much one more answer moves the average. */
const newest = 0.2;

interface Ended {
  readonly end: RequestEnd;
  readonly nowMs: number;
  readonly now: Date;
}

/** Gives back what a request held, and puts what it really used in the place of estimates. */
export function endRequest(lane: Lane, started: Started, { end, nowMs, now }: Ended): void {
  const { usage, failure, headers } = end;
  lane.tokensSaved += usage?.cacheReadTokens ?? 0;
  lane.inFlight -= 1;
  lane.reservedOutput -= started.need.output;
  if (usage?.inputTokens != null) correct(lane.input, started.input, usage.inputTokens);
  // A request that failed without a count most likely answered nothing.
  const output = usage?.outputTokens ?? (failure === null ? started.need.output : 0);
  if (output > 0) spend(lane.output, output, nowMs);
  if (usage?.outputTokens != null) {
    lane.usualOutput += newest * (usage.outputTokens - lane.usualOutput);
  }
  for (const { dimension, remaining, resetsInMs } of readQuotas(headers, now)) {
    const known = lane.ceilings.get(dimension);
    if (known !== undefined && known.number > started.number && known.resetsAtMs > nowMs) continue;
    lane.ceilings.set(dimension, {
      total: started.totals[dimension] + remaining,
      resetsAtMs: nowMs + resetsInMs,
      number: started.number,
    });
  }
  if (failure !== null) dropPrefix(lane.prefixes, started.prefix, started.number);
  else if (started.filledWidth) lane.width = widen(lane.width, lane.limits);
}
