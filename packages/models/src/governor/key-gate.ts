import type { Clock } from '@parallel-dispatcher/schema/ports';
import { readRetryAfter } from '../errors/read-retry-after.ts';
import { neverFits, waitAborted } from './admission-failures.ts';
import { endRequest } from './end-request.ts';
import { enqueue, leave, takeTurn } from './fair-queue.ts';
import type { GovernorEvent } from './governor-event.ts';
import type {
  AdmissionRequest,
  RequestAdmission,
  RequestEnd,
  RequestFailure,
  RequestPermit,
} from './governor.ts';
import { KeyStop } from './key-stop.ts';
import { createLane, type Lane, type Waiter } from './lane.ts';
import { learnFromPause, narrowAfter, noteRefusal } from './learn-from-refusals.ts';
import type { ModelLimits } from './model-limits.ts';
import { needOf } from './need-of.ts';
import { nextStart } from './next-start.ts';
import { staggeredUntilMs, warmPrefix } from './prefix-stagger.ts';
import { startRequest, type Started } from './start-request.ts';

export interface KeyGateOptions {
  /** Name of the account. */
  readonly key: string;
  readonly clock: Clock;
  readonly limitsOf: (model: string) => ModelLimits;
  readonly tell: (event: GovernorEvent) => void;
  /** 0 to 1. */
  readonly random: () => number;
}

const forEver = (): number => Infinity;

/** All requests that one key pays for. */
export class KeyGate implements Disposable {
  readonly #options: KeyGateOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #stop: KeyStop;

  constructor(options: KeyGateOptions) {
    this.#options = options;
    this.#stop = new KeyStop({ ...options, onOpen: () => this.#reopen() });
  }

  get lanes(): Iterable<Lane> {
    return this.#lanes.values();
  }

  async admit(request: AdmissionRequest, signal: AbortSignal): Promise<RequestAdmission> {
    if (signal.aborted) return waitAborted();
    const lane = this.#laneOf(request.model);
    const nowMs = this.#options.clock.now();
    const { task, priority = 0, timeLeftMs = forEver } = request;
    const refused = neverFits(request, lane.limits) ?? this.#stop.refusalOf(timeLeftMs(), nowMs);
    if (refused !== undefined) return refused;

    const { promise, resolve } = Promise.withResolvers<RequestAdmission>();
    const onAbort = (): void => {
      leave(lane.queue, waiter);
      resolve(waitAborted());
      this.#pump(lane);
    };
    const waiter: Waiter = {
      task,
      turn: takeTurn(lane.queue, { task, priority, nowMs }),
      request,
      need: needOf(lane, request),
      timeLeftMs,
      saidStaggered: false,
      answer(admission) {
        signal.removeEventListener('abort', onAbort);
        resolve(admission);
      },
    };
    signal.addEventListener('abort', onAbort, { once: true });
    enqueue(lane.queue, waiter);
    this.#pump(lane);
    return await promise;
  }

  [Symbol.dispose](): void {
    this.#stop[Symbol.dispose]();
    for (const lane of this.#lanes.values()) lane.wake?.[Symbol.dispose]();
  }

  #laneOf(model: string): Lane {
    const known = this.#lanes.get(model);
    if (known !== undefined) return known;
    const lane = createLane(model, this.#options.limitsOf(model));
    this.#lanes.set(model, lane);
    return lane;
  }

  /** Starts all that may start now, and wakes when the next one may. */
  #pump(lane: Lane): void {
    const nowMs = this.#options.clock.now();
    lane.wake?.[Symbol.dispose]();
    lane.wake = undefined;
    if (!this.#stop.isOpen(nowMs)) return;
    let wakeAtMs = Infinity;
    for (let index = 0; index < lane.queue.items.length;) {
      const waiter = lane.queue.items[index]!;
      const { prefix, prefixTokens = 0 } = waiter.request;
      const untilMs = staggeredUntilMs(lane.prefixes, { prefix, prefixTokens }, nowMs);
      if (untilMs !== undefined) {
        this.#sayStaggered(lane, waiter, untilMs);
        wakeAtMs = Math.min(wakeAtMs, untilMs);
        index += 1;
        continue;
      }
      const { atMs, reason } = nextStart(lane, waiter.need, nowMs);
      if (atMs > nowMs) {
        this.#sayFull(lane, reason, atMs);
        wakeAtMs = Math.min(wakeAtMs, atMs);
        break;
      }
      lane.queue.items.splice(index, 1);
      const started = startRequest(lane, { ...waiter, nowMs });
      waiter.answer({ ok: true, permit: this.#permit(lane, started) });
    }
    if (lane.queue.items.length === 0) lane.saidFull = false;
    if (wakeAtMs === Infinity) return;
    const delayMs = Math.max(0, Math.ceil(wakeAtMs - nowMs));
    lane.wake = this.#options.clock.setTimer(delayMs, () => this.#pump(lane));
  }

  #permit(lane: Lane, started: Started): RequestPermit {
    let isSettled = false;
    return {
      began: () => {
        if (isSettled || !warmPrefix(lane.prefixes, started.prefix)) return;
        this.#pump(lane);
      },
      settle: (end) => {
        if (isSettled) return;
        isSettled = true;
        this.#settle(lane, started, end);
      },
    };
  }

  #settle(lane: Lane, started: Started, end: RequestEnd): void {
    const { clock } = this.#options;
    const widthBefore = lane.width;
    endRequest(lane, started, { end, nowMs: clock.now(), now: clock.wall() });
    this.#sayGrown(lane, widthBefore.requests);
    if (end.failure === null) this.#stop.recover(started.startedAtMs);
    else this.#react(lane, started, { ...end, failure: end.failure });
    this.#pump(lane);
  }

  #react(
    lane: Lane,
    started: Started,
    { failure, headers }: RequestEnd & { readonly failure: RequestFailure },
  ): void {
    const { errorClass, error } = failure;
    const retryAfterMs = failure.retryAfterMs ?? readRetryAfter(headers, this.#options.clock);
    if (errorClass === 'quota' || errorClass === 'auth') {
      this.#stop.close({ ...failure, ...(retryAfterMs !== undefined && { retryAfterMs }) });
      this.#failHopeless();
      return;
    }
    if (errorClass !== 'rate_limited' && error.code !== 'MODEL_OVERLOADED') return;
    if (narrowAfter(lane, started)) this.#saySlowed(lane, error.code);
    const { startedAtMs } = started;
    // To try again at once, as 0 would say, is what was just refused.
    const waitMs = retryAfterMs === 0 ? undefined : retryAfterMs;
    const pause = this.#stop.pause({ startedAtMs, retryAfterMs: waitMs, reason: error.message });
    if (errorClass === 'rate_limited') noteRefusal(lane, { pause, retryAfterMs: waitMs });
    this.#failHopeless();
  }

  /** Those that cannot wait for as long as the key is paused or closed. */
  #failHopeless(): void {
    const nowMs = this.#options.clock.now();
    for (const { queue } of this.#lanes.values()) {
      for (const waiter of queue.items.slice()) {
        const refused = this.#stop.refusalOf(waiter.timeLeftMs(), nowMs);
        if (refused === undefined) continue;
        leave(queue, waiter);
        waiter.answer(refused);
      }
    }
  }

  #reopen(): void {
    for (const lane of this.#lanes.values()) {
      learnFromPause(lane);
      this.#pump(lane);
    }
  }

  #say(event: Omit<GovernorEvent, 'key'>): void {
    this.#options.tell({ ...event, key: this.#options.key });
  }

  #sayFull(lane: Lane, reason: string, atMs: number): void {
    if (lane.saidFull) return;
    lane.saidFull = true;
    this.#say({ kind: 'full', model: lane.model, reason, until: this.#dateOf(atMs) });
  }

  #sayStaggered(lane: Lane, waiter: Waiter, untilMs: number): void {
    if (waiter.saidStaggered) return;
    waiter.saidStaggered = true;
    const reason = `${waiter.task} waits for the first request with its prefix`;
    this.#say({ kind: 'staggered', model: lane.model, reason, until: this.#dateOf(untilMs) });
  }

  #saySlowed({ model, width }: Lane, code: string): void {
    const reason = `${code}: ${width.requests} requests at once from here on`;
    this.#say({ kind: 'slowed', model, reason, until: null });
  }

  #sayGrown({ model, width }: Lane, before: number): void {
    if (Math.floor(width.requests) === Math.floor(before)) return;
    const reason = `all went well: ${Math.floor(width.requests)} requests at once`;
    this.#say({ kind: 'grown', model, reason, until: null });
  }

  #dateOf(atMs: number): Date | null {
    const { clock } = this.#options;
    return atMs === Infinity ? null : new Date(clock.wall().getTime() + atMs - clock.now());
  }
}
