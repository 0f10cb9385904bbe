import { errorDetail } from '@parallel-dispatcher/schema';
import type { AttemptReport, TaskEnvelope, TaskRef } from '@parallel-dispatcher/schema';
import type { AgentLimits, ExecutorEvent, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import type { AgentPool } from './agent-pool.ts';
import { buildReport } from './attempt/build-report.ts';
import { EventFeed } from './event-feed.ts';
import { Slots } from './pool/slots.ts';

interface Submission {
  readonly cancel: AbortController;
  readonly settled: Promise<void>;
  report: AttemptReport | undefined;
}

/** A TaskExecutor on the threads of this process. Reports are kept until it is disposed of. */
export class LocalExecutor implements TaskExecutor {
  readonly #pool: AgentPool;
  readonly #submissions = new Map<string, Submission>();
  readonly #feeds = new Map<string, EventFeed>();
  readonly #fences = new Map<string, number>();
  #limits: ReadonlyMap<string, Slots> = new Map();
  /** Takes no more tasks. */
  #closed = false;
  /** Tells no more events. */
  #ended = false;

  constructor(pool: AgentPool) {
    this.#pool = pool;
  }

  /**
   * Starts the shared threads and sets how many calls of an agent run at once.
   * @throws Error for a rate limit, which this executor does not have.
   */
  async start(limits: Readonly<Record<string, AgentLimits>>): Promise<void> {
    const limited = Object.entries(limits).flatMap(([agent, limit]) => {
      if (limit.ratePerSecond !== undefined) {
        throw new Error(`LocalExecutor has no rate limits; ratePerSecond is set for ${agent}.`);
      }
      return limit.concurrency === undefined
        ? []
        : [[agent, new Slots(limit.concurrency)] as const];
    });
    this.#limits = new Map(limited);
    this.#pool.prestart();
  }

  /** @throws Error after `close`. */
  async submit(envelopes: readonly TaskEnvelope[]): Promise<void> {
    if (this.#closed) throw new Error('The executor is closed; it takes no more tasks.');
    for (const envelope of envelopes) {
      if (!this.#submissions.has(keyOf(envelope))) this.#accept(envelope);
    }
  }

  async cancel(refs: readonly TaskRef[], reason: string): Promise<void> {
    for (const ref of refs) this.#submissions.get(keyOf(ref))?.cancel.abort(reason);
  }

  async outcomes(refs: readonly TaskRef[]): Promise<readonly (AttemptReport | undefined)[]> {
    return refs.map((ref) => this.#submissions.get(keyOf(ref))?.report);
  }

  events(run: string, after?: string): AsyncIterable<readonly ExecutorEvent[]> {
    return this.#feedOf(run).read(after);
  }

  /** Waits up to `drainMs` (none by default), cancels the rest, and closes the pool. */
  async close(options: { readonly drainMs?: number } = {}): Promise<void> {
    this.#closed = true;
    const open = [...this.#submissions.values()].filter(({ report }) => report === undefined);
    const settled = Promise.all(open.map((submission) => submission.settled));
    await raceWithTimer(settled, options.drainMs ?? 0);
    for (const submission of open) submission.cancel.abort('The executor is closing.');
    await settled;
    this.#ended = true;
    for (const feed of this.#feeds.values()) feed.end();
    await this.#pool[Symbol.asyncDispose]();
  }

  #accept(envelope: TaskEnvelope): void {
    const cancel = new AbortController();
    const { promise, resolve } = Promise.withResolvers<void>();
    const submission: Submission = { cancel, settled: promise, report: undefined };
    this.#submissions.set(keyOf(envelope), submission);
    void this.#settle(submission, envelope).then(resolve);
  }

  async #settle(submission: Submission, envelope: TaskEnvelope): Promise<void> {
    submission.report = await this.#run(envelope, submission.cancel.signal);
    this.#feedOf(envelope.run).push({ type: 'settled', ref: refOf(envelope) });
  }

  async #run(envelope: TaskEnvelope, signal: AbortSignal): Promise<AttemptReport> {
    const highest = Math.max(this.#fences.get(envelope.run) ?? 0, envelope.fence);
    this.#fences.set(envelope.run, highest);
    if (envelope.fence < highest) return refuseFence(envelope, highest);
    const limit = this.#limits.get(envelope.agent);
    // Without a place, the call was cancelled: the pool reports that.
    using _place = await limit?.acquire(signal);
    const feed = this.#feedOf(envelope.run);
    const ref = refOf(envelope);
    return await this.#pool.run(envelope, {
      signal,
      onStarted: (worker) => feed.push({ type: 'started', ref, worker }),
      onProgress: (message, fraction) => feed.push({ type: 'progress', ref, message, fraction }),
      onUsage: (usage) => feed.push({ type: 'usage', ref, usage }),
      onStandstill: (standstill) => feed.push({ type: 'clock', ref, ...standstill }),
    });
  }

  #feedOf(run: string): EventFeed {
    const feed = this.#feeds.get(run) ?? new EventFeed();
    this.#feeds.set(run, feed);
    if (this.#ended) feed.end();
    return feed;
  }
}

function refOf({ run, task, generation }: TaskRef): TaskRef {
  return { run, task, generation };
}

/** Ids may hold any character, so they are told apart by more than a separator. */
function keyOf(ref: TaskRef): string {
  return JSON.stringify([ref.run, ref.task, ref.generation]);
}

/** Another owner took the run over; what the earlier one still sends is not run. */
function refuseFence(envelope: TaskEnvelope, highest: number): AttemptReport {
  const error = errorDetail({
    code: 'STALE_OWNER',
    message: `The run ${envelope.run} has a newer owner: fence ${highest}, this one has ${envelope.fence}.`,
    hint: 'Let only the newest owner of a run submit its tasks.',
  });
  const outcome = { status: 'failed', error, error_class: 'bug' } as const;
  return buildReport(outcome, { envelope, redact: (value) => value });
}

async function raceWithTimer(work: Promise<unknown>, delayInMs: number): Promise<void> {
  if (delayInMs <= 0) return;
  const timeout = Promise.withResolvers<void>();
  const timer = setTimeout(timeout.resolve, delayInMs);
  await Promise.race([work, timeout.promise]);
  clearTimeout(timer);
}
