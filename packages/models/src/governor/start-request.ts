import type { AdmissionRequest } from './governor.ts';
import type { Lane } from './lane.ts';
import type { Need } from './need.ts';
import { amountsOf } from './next-start.ts';
import { recordPace } from './pace.ts';
import { startPrefix } from './prefix-stagger.ts';
import type { Dimension } from './read-quota.ts';
import { spend, type Spending } from './spend-window.ts';

/** A request in flight. */
export interface Started {
  /** Of its lane, from 1. */
  readonly number: number;
  readonly startedAtMs: number;
  readonly need: Need;
  readonly prefix: string;
  readonly request: Spending;
  readonly input: Spending;
  /** All that had started before it, and itself. */
  readonly totals: Readonly<Record<Dimension, number>>;
  /** Whether no other could have started beside it: only then does its success prove anything. */
  readonly filledWidth: boolean;
}

/** Takes what a request needs of all limits of its lane. */
export function startRequest(
  lane: Lane,
  { request, need, nowMs }: { request: AdmissionRequest; need: Need; nowMs: number },
): Started {
  lane.inFlight += 1;
  lane.reservedOutput += need.output;
  const amounts = amountsOf(need);
  for (const dimension of dimensions) lane.started[dimension] += amounts[dimension];
  if (lane.pace !== undefined) recordPace(lane.pace, nowMs);
  const number = lane.started.requests;
  const { prefix, prefixTokens = 0 } = request;
  startPrefix(lane.prefixes, { prefix, prefixTokens, number, nowMs });
  return {
    number,
    startedAtMs: nowMs,
    need,
    prefix,
    request: spend(lane.requests, 1, nowMs),
    input: spend(lane.input, need.input, nowMs),
    totals: { ...lane.started },
    filledWidth: lane.inFlight >= Math.floor(lane.width.requests),
  };
}

const dimensions: readonly Dimension[] = ['requests', 'input', 'output', 'tokens'];
