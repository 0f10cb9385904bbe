import type { Lane } from './lane.ts';
import { learnPace } from './pace.ts';
import type { Pause } from './pause.ts';
import type { Started } from './start-request.ts';
import { narrow } from './width.ts';

/** Halves the width, once for all that were under way. Answers whether it did. */
export function narrowAfter(lane: Lane, { number }: Started): boolean {
  if (number <= lane.narrowedAt) return false;
  lane.width = narrow(lane.width, lane.limits);
  lane.narrowedAt = lane.started.requests;
  return true;
}

/** A refusal that tells how long to wait tells of a rate. */
export function noteRefusal(
  lane: Lane,
  { pause, retryAfterMs }: { readonly pause: Pause; readonly retryAfterMs: number | undefined },
): void {
  const before = lane.refusals;
  if (before?.beganAtMs === pause.beganAtMs) {
    lane.refusals = { ...before, count: before.count + 1 };
  } else if (retryAfterMs !== undefined) {
    lane.refusals = { beganAtMs: pause.beganAtMs, retryAfterMs, count: 1 };
  }
}

/** By now all that was under way has ended: how many were accepted in the time before? */
export function learnFromPause(lane: Lane): void {
  if (lane.refusals === undefined) return;
  const { beganAtMs, retryAfterMs, count } = lane.refusals;
  lane.refusals = undefined;
  let starts = 0;
  for (const { atMs } of lane.requests.spendings) {
    if (atMs > beganAtMs - retryAfterMs && atMs <= beganAtMs) starts += 1;
  }
  lane.pace = learnPace(lane.pace, { retryAfterMs, accepted: Math.max(0, starts - count) });
}
