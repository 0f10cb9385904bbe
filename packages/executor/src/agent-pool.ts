import type { AttemptReport, TaskEnvelope, Usage } from '@parallel-dispatcher/schema';
import type { ArtifactStore, Clock } from '@parallel-dispatcher/schema/ports';
import { runAttempt } from './attempt/run-attempt.ts';
import type { HostModel } from './host-port/host-model.ts';
import type { HostTools } from './host-port/host-tools.ts';
import type { Redact } from './host-port/redact.ts';
import type { Isolation, LoadedAgent } from './pool/isolation-of.ts';
import { isolationOf } from './pool/isolation-of.ts';
import type { SharedThreads } from './pool/shared-threads.ts';
import { Slots } from './pool/slots.ts';
import { createSharedThreads, defaultHeapLimit } from './pool/start-shared-threads.ts';
import { ThreadPool } from './pool/thread-pool.ts';
import type { Threads } from './pool/threads.ts';
import { memoryPlacements, type PlacementRecord } from './placement/placement-record.ts';
import { workerEnv } from './pool/worker-env.ts';
import { systemClock } from './system-clock.ts';
import type { Standstill } from './time/standstill-news.ts';

export interface AgentPoolOptions {
  /** By the name that envelopes use. */
  readonly agents: ReadonlyMap<string, LoadedAgent>;
  /** Calls at once; more wait in the pool, their clocks not running. */
  readonly maxWorkers: number;
  /** Absolute folders agents may read and write. */
  readonly roots: readonly string[];
  /** Takes the secrets out of what leaves the pool: outputs, errors, log lines, progress. */
  readonly redact: Redact;
  /** Without one, artifacts are `ARTIFACTS_UNAVAILABLE`. */
  readonly artifacts?: ArtifactStore;
  /** Variables agents see besides the allow-listed ones of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long an agent has to end by itself after a deadline or cancel. @default 2000 */
  readonly cancelGraceMs?: number;
  /** Heap of each thread or process, in MiB; at least 32. @default 512 */
  readonly maxOldGenerationSizeMb?: number;
  /** Size of an output as JSON. @default 8 MiB */
  readonly maxOutputBytes?: number;
  /**
   * How long a shared thread may take to pick a call up. After that it is taken to be blocked by a
   * neighbour, and the call moves to a thread of its own. @default 5000
   */
  readonly sharedStartTimeoutMs?: number;
  /** Started ahead of the pool, which disposes of them. @default threads of its own */
  readonly sharedThreads?: SharedThreads;
  /** Without them, a tool call is `TOOLS_UNAVAILABLE`. */
  readonly tools?: HostTools;
  /** Without one, asking a model is `MODEL_REQUIRED`. */
  readonly model?: HostModel;
  /** Which files tasks have placed; one that outlives the process for runs that are resumed. */
  readonly placements?: PlacementRecord;
  /** Absolute folder that verification commands run in. @default process.cwd() */
  readonly workDir?: string;
  readonly clock?: Clock;
}

export interface RunOptions {
  /** Cancels the call; the reason is told to the agent. */
  readonly signal?: AbortSignal;
  readonly onStarted?: (worker: string) => void;
  readonly onProgress?: (message: string, fraction: number | null) => void;
  /** Told what each model call used, as it ends; the report has their sum. */
  readonly onUsage?: (usage: Usage) => void;
  /** Told when the clock of the task stands still for long, and when it goes on. */
  readonly onStandstill?: (standstill: Standstill) => void;
}

/** A new thread may take longer, on a machine that is short of everything. */
const newThreadTimeoutInMs = 30_000;

/** With 1 MiB, V8 takes the whole process down instead of the thread (seen on Node 24). */
const smallestHeapInMb = 32;

/** Runs agent calls on worker threads. A crash, hang or bad result is the end of one call only. */
export class AgentPool {
  readonly #options: AgentPoolOptions;
  readonly #slots: Slots;
  readonly #sharedThreads: SharedThreads;
  readonly #pools: Record<Isolation, Threads>;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  readonly #placements: PlacementRecord;
  readonly #commandEnv: Readonly<Record<string, string>>;

  /** @throws RangeError for an option out of its range. */
  constructor(options: AgentPoolOptions) {
    checkRange('maxWorkers', options.maxWorkers, 1);
    checkRange(
      'maxOldGenerationSizeMb',
      options.maxOldGenerationSizeMb ?? defaultHeapLimit,
      smallestHeapInMb,
    );
    checkRange('cancelGraceMs', options.cancelGraceMs ?? 2000, 0);
    this.#options = options;
    const { maxWorkers } = options;
    this.#slots = new Slots(maxWorkers);
    this.#placements = options.placements ?? memoryPlacements();
    this.#commandEnv = workerEnv(process.env, options.env);
    const alone = {
      maxThreads: maxWorkers,
      callsPerThread: 1,
      heapLimitMb: options.maxOldGenerationSizeMb ?? defaultHeapLimit,
      env: this.#commandEnv,
    };
    this.#sharedThreads = options.sharedThreads ?? createSharedThreads(options);
    this.#pools = {
      shared: this.#sharedThreads,
      thread: new ThreadPool({ isolation: 'thread', ...alone }),
      process: new ThreadPool({ isolation: 'process', ...alone }),
    };
  }

  /** Starts the shared threads ahead of the first call, if any agent will use them. */
  prestart(): void {
    const anyShared = [...this.#options.agents.values()].some(
      (agent) => isolationOf(agent, { isolation: 'agent' }) === 'shared',
    );
    if (anyShared) void this.#sharedThreads.prestart();
  }

  /** Runs one envelope, however it ends. Never rejects. */
  async run(envelope: TaskEnvelope, options: RunOptions = {}): Promise<AttemptReport> {
    const closing = this.#closing.signal;
    const signal =
      options.signal === undefined ? closing : AbortSignal.any([options.signal, closing]);
    const report = runAttempt(envelope, {
      ...this.#options,
      cancelGraceMs: this.#options.cancelGraceMs ?? 2000,
      maxOutputBytes: this.#options.maxOutputBytes ?? 8 * 1024 * 1024,
      startTimeoutMs: {
        shared: this.#options.sharedStartTimeoutMs ?? 5000,
        thread: newThreadTimeoutInMs,
        process: newThreadTimeoutInMs,
      },
      clock: this.#options.clock ?? systemClock,
      slots: this.#slots,
      placements: this.#placements,
      workDir: this.#options.workDir ?? process.cwd(),
      commandEnv: this.#commandEnv,
      pools: this.#pools,
      signal,
      onStarted: options.onStarted ?? (() => undefined),
      onProgress: options.onProgress ?? (() => undefined),
      onUsage: options.onUsage ?? (() => undefined),
      onStandstill: options.onStandstill ?? (() => undefined),
    });
    this.#running.add(report);
    try {
      return await report;
    } finally {
      this.#running.delete(report);
    }
  }

  /** Cancels what runs, waits for its reports and ends the threads. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort('The pool is closing.');
    await Promise.allSettled(this.#running);
    await Promise.all(Object.values(this.#pools).map((pool) => pool[Symbol.asyncDispose]()));
  }
}

function checkRange(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`${name} must be a whole number of at least ${least}; got ${value}.`);
}
