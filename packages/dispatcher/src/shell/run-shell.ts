import type { TaskRef } from '@parallel-dispatcher/schema';
import type { Clock, ExecutorEvent } from '@parallel-dispatcher/schema/ports';
import type { EventBody } from '../event-body.ts';
import { isWanted } from '../state/is-awaited.ts';
import { outcomesInOrder } from '../state/outcomes-in-order.ts';
import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import { findTask, idOf, taskNumber } from '../state/task-number.ts';
import { systemClock } from '../system-clock.ts';
import { AnswerDesk } from './answer-desk.ts';
import { cacheHit } from './cache-hit.ts';
import { cancelledReport } from './cancelled-report.ts';
import type { EnvelopeFacts } from './build-envelope.ts';
import { eventOfOrder, type ControlOrder } from './control.ts';
import type { EventStamp } from './event-stamp.ts';
import { ExecutorLink } from './executor-link.ts';
import { HintSubscription } from './hint-subscription.ts';
import { makeWave } from './make-wave.ts';
import { Observer } from './observer.ts';
import { openRun } from './open-run.ts';
import { readHints } from './read-hints.ts';
import type { RunPlanOptions, RunReport } from './run-plan-options.ts';
import { stopRequest } from './stop-request.ts';
import { WakeTimer } from './wake-timer.ts';
import type { Wave } from './wave.ts';

/** How often outcomes are asked for without a hint: what a lost hint costs. */
const pulseInMs = 1_000;

/** One run: turns what happens into events, and what the core decides into deeds. */
export class RunShell implements Disposable {
  readonly #options: RunPlanOptions;
  readonly #state: RunState;
  readonly #clock: Clock;
  readonly #stamp: EventStamp;
  readonly #envelopeFacts: EnvelopeFacts;
  readonly #link: ExecutorLink;
  readonly #desk: AnswerDesk;
  readonly #hints: HintSubscription;
  readonly #observer: Observer;
  readonly #wake: WakeTimer;
  readonly #report = Promise.withResolvers<RunReport>();
  readonly #onAbort = (): void => this.#receive(stopRequest(this.#options.cancel?.reason));
  #inbox: EventBody[];
  #turnIsDue = false;
  #over = false;
  #isReading = false;
  #pulse: Disposable | undefined;
  #control: Disposable | undefined;

  constructor(options: RunPlanOptions) {
    const { runId: run, executor, agents, inputOf, extrasOf, traceparentOf, limits } = options;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const { state, stamp, fence, opening } = openRun(options, this.#clock);
    this.#state = state;
    this.#stamp = stamp;
    this.#inbox = [opening];
    this.#envelopeFacts = {
      run,
      fence,
      agents,
      inputOf,
      ...(extrasOf !== undefined && { extrasOf }),
      ...(traceparentOf !== undefined && { traceparentOf }),
      runEndsAt: this.#dateIn(limits.runTimeoutMs),
    };
    this.#link = new ExecutorLink({
      executor,
      isWanted: (ref) => !this.#over && isWanted(state, ref),
      attemptOf: ({ task }) => state.attempt[findTask(state, task)]!,
      onReports: (reports) => {
        for (const report of reports) this.#receive({ type: 'outcome', report });
      },
    });
    this.#desk = new AnswerDesk({
      answers: options.answers,
      clock: this.#clock,
      patienceMs: state.patience.answerMs,
      mayKnow: (task) => options.answers?.mayKnow(this.#planIdOf(task)) === true,
      onHit: (envelope, answer) => this.#receive(cacheHit(envelope, answer)),
      onMiss: (envelope) => {
        if (!this.#over && isWanted(state, envelope)) void this.#link.submit([envelope]);
      },
      onCancelled: (envelope) =>
        this.#receive({ type: 'outcome', report: cancelledReport(envelope) }),
    });
    this.#hints = new HintSubscription({ executor, run, onHints: (hints) => this.#hear(hints) });
    this.#observer = new Observer(options.onEvent);
    this.#wake = new WakeTimer({
      clock: this.#clock,
      stamp: this.#stamp,
      onWake: () => this.#scheduleTurn(),
    });
  }

  run(): Promise<RunReport> {
    const { cancel, control } = this.#options;
    this.#scheduleTurn();
    this.#control = control?.((order) => this.#obey(order));
    if (cancel?.aborted === true) this.#onAbort();
    cancel?.addEventListener('abort', this.#onAbort, { once: true });
    this.#hints.ensure();
    this.#setPulse();
    return this.#report.promise;
  }

  [Symbol.dispose](): void {
    this.#over = true;
    this.#options.cancel?.removeEventListener('abort', this.#onAbort);
    this.#hints[Symbol.dispose]();
    this.#wake[Symbol.dispose]();
    this.#pulse?.[Symbol.dispose]();
    this.#control?.[Symbol.dispose]();
  }

  #receive(body: EventBody): void {
    this.#inbox.push(body);
    this.#scheduleTurn();
  }

  /** What arrives together is handled together. */
  #scheduleTurn(): void {
    if (this.#turnIsDue || this.#over) return;
    this.#turnIsDue = true;
    queueMicrotask(() => {
      this.#turnIsDue = false;
      if (!this.#over) this.#turn();
    });
  }

  #turn(): void {
    try {
      this.#stamp.readClock();
      const arrived = this.#inbox;
      this.#inbox = [];
      const wave = makeWave(
        {
          state: this.#state,
          stamp: this.#stamp,
          envelopeFacts: this.#envelopeFacts,
          expand: this.#options.expand,
          finish: this.#options.finish,
        },
        arrived,
      );
      if (wave.events.length > 0) this.#options.log.append(wave.events);
      this.#carryOut(wave);
      this.#observer.show(wave.events);
      if (wave.finished) void this.#end();
    } catch (bug) {
      this.#abandon(bug);
    }
  }

  /** @throws {UnknownTaskError} */
  #obey(order: ControlOrder): void {
    if (this.#over) return;
    if ('task' in order && order.task !== null) taskNumber(this.#state, order.task);
    this.#receive(eventOfOrder(order));
  }

  #carryOut({ events, submits, cancels, failures, wakeAtMs }: Wave): void {
    for (const event of events) if (event.type === 'outcome') this.#desk.keep(event.report);
    const calls = this.#desk.ask(submits);
    if (calls.length > 0) void this.#link.submit(calls);
    if (cancels.length > 0) this.#cancel(cancels);
    for (const report of failures) this.#receive({ type: 'outcome', report });
    if (wakeAtMs !== undefined) this.#wake.set(wakeAtMs);
  }

  #cancel(cancels: Wave['cancels']): void {
    for (const [reason, group] of Map.groupBy(cancels, (cancel) => cancel.reason)) {
      const refs = group.map(({ task, generation }) => this.#refOf(task, generation));
      const called = this.#desk.cancel(refs);
      if (called.length > 0) void this.#link.cancel(called, reason);
    }
  }

  #hear(hints: readonly ExecutorEvent[]): void {
    const { bodies, settled } = readHints(this.#state, hints);
    for (const body of bodies) this.#receive(body);
    if (settled.length > 0) void this.#link.read(settled);
  }

  #setPulse(): void {
    this.#pulse = this.#clock.setTimer(pulseInMs, () => {
      this.#hints.ensure();
      void this.#readAll();
      this.#setPulse();
    });
  }

  async #readAll(): Promise<void> {
    if (this.#isReading || this.#state.running.size === 0) return;
    this.#isReading = true;
    await this.#link.read(this.#runningRefs());
    this.#isReading = false;
  }

  #runningRefs(): TaskRef[] {
    const { generation, running } = this.#state;
    return Array.from(running, (task) => this.#refOf(idOf(this.#state, task), generation[task]!));
  }

  #planIdOf(task: string): string {
    return idOf(this.#state, planTask(this.#state, taskNumber(this.#state, task)));
  }

  #refOf(task: string, generation: number): TaskRef {
    return { run: this.#options.runId, task, generation };
  }

  #dateIn(delayInMs: number | null): string | null {
    if (delayInMs === null) return null;
    return new Date(this.#clock.wall().getTime() + delayInMs).toISOString();
  }

  async #end(): Promise<void> {
    this.#over = true;
    const { stopped, patience } = this.#state;
    await this.#desk.finish(stopped === null ? patience.answerMs : 0);
    this.#report.resolve({
      runId: this.#options.runId,
      outcomes: outcomesInOrder(this.#state),
      stopped,
      totalTimeMs: this.#stamp.atMs,
      warnings: [...this.#observer.warnings, ...this.#desk.warnings],
    });
  }

  /** A fault of the dispatcher or of its caller: nothing may keep running unwatched. */
  #abandon(bug: unknown): void {
    this.#over = true;
    void this.#link.cancel(this.#runningRefs(), 'the dispatcher failed');
    this.#report.reject(bug);
  }
}
