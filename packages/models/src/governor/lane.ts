import { createFairQueue, type FairQueue } from './fair-queue.ts';
import type { AdmissionRequest, RequestAdmission } from './governor.ts';
import type { Refusals } from './refusals.ts';
import type { ModelLimits } from './model-limits.ts';
import type { Pace } from './pace.ts';
import type { Prefixes } from './prefix-stagger.ts';
import type { Dimension } from './read-quota.ts';
import { createWindow, type SpendWindow } from './spend-window.ts';
import { startWidth, type Width } from './width.ts';
import type { Need } from './need.ts';

/** A request that waits. */
export interface Waiter {
  readonly task: string;
  readonly turn: number;
  readonly request: AdmissionRequest;
  readonly need: Need;
  /** How long it has from now on; infinite where it has any time. */
  readonly timeLeftMs: () => number;
  readonly answer: (admission: RequestAdmission) => void;
  /** Whether somebody was told that it waits for its prefix. */
  saidStaggered: boolean;
}

/** What a provider said is left: starts go on up to this total, or when it is reset. */
interface Ceiling {
  readonly total: number;
  readonly resetsAtMs: number;
  /** Number of the request whose response said so. */
  readonly number: number;
}

/** One model on one key: all that decides when its next request starts. Owned by one governor. */
export interface Lane {
  readonly model: string;
  readonly limits: ModelLimits;
  readonly queue: FairQueue<Waiter>;
  readonly prefixes: Prefixes;
  readonly requests: SpendWindow;
  readonly input: SpendWindow;
  readonly output: SpendWindow;
  /** Set aside for what requests in flight may answer. */
  reservedOutput: number;
  inFlight: number;
  /** All that ever started. */
  readonly started: Record<Dimension, number>;
  readonly ceilings: Map<Dimension, Ceiling>;
  width: Width;
  /** Requests up to this number were under way when the width was halved last. */
  narrowedAt: number;
  pace: Pace | undefined;
  refusals: Refusals | undefined;
  /** Received tokens of an answer, on average; before the first one, a guess. */
  usualOutput: number;
  tokensSaved: number;
  /** Whether somebody was told that requests wait. */
  saidFull: boolean;
  wake: Disposable | undefined;
}

const minuteMs = 60_000;
const firstUsualOutput = 1_024;

export function createLane(model: string, limits: ModelLimits): Lane {
  return {
    model,
    limits,
    queue: createFairQueue(),
    prefixes: new Map(),
    requests: createWindow(minuteMs),
    input: createWindow(minuteMs),
    output: createWindow(minuteMs),
    reservedOutput: 0,
    inFlight: 0,
    started: { requests: 0, input: 0, output: 0, tokens: 0 },
    ceilings: new Map(),
    width: startWidth(limits),
    narrowedAt: 0,
    pace: undefined,
    refusals: undefined,
    usualOutput: firstUsualOutput,
    tokensSaved: 0,
    saidFull: false,
    wake: undefined,
  };
}
