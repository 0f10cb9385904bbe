import type { TaskOutcome, TaskRef } from '@parallel-dispatcher/schema';
import type { Clock, ExecutorEvent } from '@parallel-dispatcher/schema/ports';
import type { Command } from '../decide/command.ts';
import { decide } from '../decide/decide.ts';
import { factOf } from '../decide/fact-of.ts';
import type { EventBody } from '../event-body.ts';
import { evolve } from '../evolve/evolve.ts';
import { createRunState } from '../state/create-run-state.ts';
import { isAwaited } from '../state/is-awaited.ts';
import type { RunState } from '../state/run-state.ts';
import { systemClock } from '../system-clock.ts';
import { EventStamp } from './event-stamp.ts';
import { ExecutorLink } from './executor-link.ts';
import { HintSubscription } from './hint-subscription.ts';
import { Observer } from './observer.ts';
import type { RunPlanOptions, RunReport } from './run-plan-options.ts';
import { runStarted } from './run-started.ts';
import { stopRequest } from './stop-request.ts';
import { tryEnvelope } from './try-envelope.ts';
import { emptyWave, type Wave } from './wave.ts';

/** How often outcomes are asked for without a hint: what a lost hint costs. */
const pulseInMs = 1_000;

/** One run: turns what happens into events, and what the core decides into deeds. */
export class RunShell implements Disposable {
  readonly #options: RunPlanOptions;
  readonly #state: RunState;
  readonly #clock: Clock;
  readonly #stamp: EventStamp;
  readonly #link: ExecutorLink;
  readonly #hints: HintSubscription;
  readonly #observer: Observer;
  readonly #runEndsAt: string | null;
  readonly #report = Promise.withResolvers<RunReport>();
  readonly #onAbort = (): void => this.#receive(stopRequest(this.#options.cancel?.reason));
  #inbox: EventBody[] = [];
  #turnIsDue = false;
  #over = false;
  #isReading = false;
  #wake: Disposable | undefined;
  #pulse: Disposable | undefined;

  constructor(options: RunPlanOptions) {
    const { runId: run, executor, limits } = options;
    this.#options = options;
    this.#state = createRunState(options);
    this.#clock = options.clock ?? systemClock;
    this.#stamp = new EventStamp(this.#clock);
    this.#observer = new Observer(options.onEvent);
    this.#link = new ExecutorLink({
      executor,
      attemptOf: ({ task }) => this.#state.attempt[this.#state.graph.indexOf(task)]!,
      onReports: (reports) => {
        for (const report of reports) this.#receive({ type: 'outcome', report });
      },
    });
    this.#hints = new HintSubscription({ executor, run, onHints: (hints) => this.#hear(hints) });
    this.#runEndsAt =
      limits.runTimeoutMs === null
        ? null
        : new Date(this.#clock.wall().getTime() + limits.runTimeoutMs).toISOString();
  }

  run(): Promise<RunReport> {
    const { cancel } = this.#options;
    this.#receive(runStarted(this.#options));
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
    this.#wake?.[Symbol.dispose]();
    this.#pulse?.[Symbol.dispose]();
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
      const wave = this.#nextWave();
      if (wave.events.length > 0) this.#options.log.append(wave.events);
      this.#carryOut(wave);
      this.#observer.show(wave.events);
      if (wave.finished) this.#end();
    } catch (bug) {
      this.#abandon(bug);
    }
  }

  /** Folds what came in, and what is decided upon it. Nothing leaves the shell here. */
  #nextWave(): Wave {
    const wave = emptyWave();
    const arrived = this.#inbox;
    this.#inbox = [];
    for (const body of arrived) if (this.#isNews(body)) this.#fold(body, wave);
    for (;;) {
      const commands = decide(this.#state, this.#stamp.atMs);
      for (const command of commands) this.#collect(command, wave);
      if (commands[0]?.type !== 'expire') return wave;
    }
  }

  #fold(body: EventBody, wave: Wave): void {
    const event = this.#stamp.stamp(body);
    evolve(this.#state, event);
    wave.events.push(event);
  }

  #isNews(body: EventBody): boolean {
    return body.type !== 'outcome' || isAwaited(this.#state, body.report);
  }

  #collect(command: Command, wave: Wave): void {
    const fact = factOf(command);
    if (fact !== undefined) this.#fold(fact, wave);
    switch (command.type) {
      case 'submit': {
        const { runId: run, agents, inputOf } = this.#options;
        const facts = { run, agents, inputOf, runEndsAt: this.#runEndsAt };
        const tried = tryEnvelope(this.#state, command, facts);
        if (tried.ok) wave.submits.push(tried.envelope);
        else wave.failures.push(tried.report);
        return;
      }
      case 'cancel':
        wave.cancels.push({ ref: this.#refOf(command), reason: command.reason });
        return;
      case 'set_timer':
        wave.wakeAtMs = command.atMs;
        return;
      case 'finish':
        wave.finished = true;
        this.#fold(this.#runFinished(), wave);
        return;
      case 'settle':
      case 'expire':
        return;
    }
  }

  #carryOut({ submits, cancels, failures, wakeAtMs }: Wave): void {
    if (submits.length > 0) void this.#link.submit(submits);
    for (const reason of new Set(cancels.map((cancel) => cancel.reason))) {
      const refs = cancels.filter((cancel) => cancel.reason === reason).map(({ ref }) => ref);
      void this.#link.cancel(refs, reason);
    }
    for (const report of failures) this.#receive({ type: 'outcome', report });
    if (wakeAtMs !== undefined) this.#setWake(wakeAtMs);
  }

  #hear(hints: readonly ExecutorEvent[]): void {
    const settled: TaskRef[] = [];
    for (const hint of hints) {
      const { task, generation } = hint.ref;
      if (!isAwaited(this.#state, hint.ref)) continue;
      if (hint.type === 'settled') settled.push(hint.ref);
      else if (hint.type === 'started') {
        this.#receive({ type: 'started', task, generation, worker: hint.worker });
      } else {
        const { message, fraction } = hint;
        this.#receive({ type: 'progress', task, generation, message, fraction });
      }
    }
    if (settled.length > 0) void this.#link.read(settled);
  }

  /** A timer may be early by a rounding error; the core would then wait for ever. */
  #setWake(atMs: number): void {
    this.#wake?.[Symbol.dispose]();
    this.#wake = this.#clock.setTimer(Math.max(1, atMs - this.#stamp.atMs), () => {
      this.#stamp.readClock();
      if (this.#stamp.atMs < atMs) this.#setWake(atMs);
      else this.#scheduleTurn();
    });
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
    const { graph, generation, running } = this.#state;
    return Array.from(running, (task) =>
      this.#refOf({ task: graph.ids[task]!, generation: generation[task]! }),
    );
  }

  #refOf({ task, generation }: Omit<TaskRef, 'run'>): TaskRef {
    return { run: this.#options.runId, task, generation };
  }

  #outcomes(): readonly TaskOutcome[] {
    return this.#state.outcomes as readonly TaskOutcome[];
  }

  #runFinished(): EventBody {
    const { status, exitCode } = this.#options.finish(this.#outcomes(), this.#state.stopped);
    const totalTimeMs = this.#stamp.atMs;
    return { type: 'run_finished', status, exit_code: exitCode, total_time_ms: totalTimeMs };
  }

  #end(): void {
    this.#over = true;
    this.#report.resolve({
      runId: this.#options.runId,
      outcomes: this.#outcomes(),
      stopped: this.#state.stopped,
      totalTimeMs: this.#stamp.atMs,
      warnings: this.#observer.warnings,
    });
  }

  /** A fault of the dispatcher or of its caller: nothing may keep running unwatched. */
  #abandon(bug: unknown): void {
    this.#over = true;
    void this.#link.cancel(this.#runningRefs(), 'the dispatcher failed');
    this.#report.reject(bug);
  }
}
