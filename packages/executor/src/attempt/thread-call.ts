import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { hostPortVersion } from '@parallel-dispatcher/agent';
import type { HostMessage } from '@parallel-dispatcher/agent';
import type { ErrorDetail, JsonObject, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { CallHost } from '../host-port/call-host.ts';
import { readMessage } from '../host-port/read-message.ts';
import type { Isolation } from '../pool/isolation-of.ts';
import { IdleWatch } from './idle-watch.ts';
import { createGroupCell } from '../process/process-group.ts';
import type { ThreadRun, Threads } from '../pool/threads.ts';
import { createClaim, revokeClaim } from '../worker/claim.ts';
import type { ReplyMessage } from '../worker/worker-call.ts';

export interface ThreadCallOptions {
  readonly pool: Threads;
  readonly isolation: Isolation;
  readonly moduleUrl: string;
  readonly settings: JsonObject | null;
  readonly envelope: TaskEnvelope;
  readonly host: CallHost;
  readonly clock: Clock;
  /** How long an agent has to end by itself once it was asked to. */
  readonly graceMs: number;
  /** How long a thread may take to pick the call up. */
  readonly startTimeoutMs: number;
  readonly maxOutputBytes: number;
  readonly onStarted: (worker: string) => void;
}

/** Why a call was asked to stop. */
export type Stop = 'timed_out' | 'idle' | 'cancelled';

export interface Started {
  readonly thread: number;
  readonly worker: string;
  readonly atMs: number;
  readonly at: Date;
}

/** How a call on a thread ended, as far as the host could see. */
export type ThreadCallEnd = {
  readonly started: Started | undefined;
  readonly stop: Stop | undefined;
  readonly endedAtMs: number;
} & (
  | { readonly type: 'replied'; readonly message: ReplyMessage }
  | {
      readonly type: 'died';
      readonly error: unknown;
      /** Whether other calls were on the thread. */
      readonly shared: boolean;
      /** Whether the worker heard that it should stop: a blocked thread hears nothing. */
      readonly heardStop: boolean;
    }
  /** The agent did not run at all. */
  | { readonly type: 'unstarted'; readonly error: unknown }
);

type Ending =
  | { readonly type: 'replied'; readonly message: ReplyMessage }
  | { readonly type: 'died'; readonly error: unknown }
  | { readonly type: 'unstarted'; readonly error: unknown };

/** Long after a thread ended its process group, and read what was left to read. */
const supervisionMs = 2000;

/** One call on one thread, from the hand-over to its end. Used once. */
export class ThreadCall {
  readonly #options: ThreadCallOptions;
  readonly #claim = createClaim();
  readonly #ending = Promise.withResolvers<Ending>();
  /** Timers and listeners, let go of at the end. */
  readonly #held = new Set<Disposable>();
  #port: MessagePort | undefined;
  #thread: ThreadRun | undefined;
  #started: Started | undefined;
  #stop: Stop | undefined;
  #heardStop = false;
  #idleWatch: IdleWatch | undefined;
  #ended = false;

  constructor(options: ThreadCallOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  async run(signal: AbortSignal): Promise<ThreadCallEnd> {
    const cancel = (): void => this.#requestStop('cancelled', String(signal.reason));
    this.#start();
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    const ending = await this.#ending.promise;
    this.#ended = true;
    this.#options.host.stop();
    signal.removeEventListener('abort', cancel);
    const end = this.#describe(ending);
    await this.#leaveThread(ending);
    for (const held of this.#held) held[Symbol.dispose]();
    this.#port?.close();
    return end;
  }

  #start(): void {
    const { pool, moduleUrl, settings, envelope, isolation, maxOutputBytes, graceMs } =
      this.#options;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on('message', (data) => this.#receive(data));
    const task = { moduleUrl, settings, envelope, maxOutputBytes };
    const shared = { port: port2, claim: this.#claim, group: createGroupCell() };
    this.#thread = pool.run({ type: 'run', ...task, ...shared, isolation, graceMs });
    this.#held.add(pool.onThreadError((error) => this.#revoke(error)));
    void this.#watchThread(this.#thread);
    this.#after(this.#options.startTimeoutMs, () => {
      this.#revoke(new Error(`No thread took the call in ${this.#options.startTimeoutMs} ms.`));
    });
  }

  async #watchThread(thread: ThreadRun): Promise<void> {
    const end = await thread.done;
    this.#drain();
    if (end.type === 'returned') {
      // A reply was sent before; without one, the call was revoked.
      this.#ending.resolve({ type: 'unstarted', error: null });
      return;
    }
    this.#revoke(end.error);
    // Every call of a dead thread learns of it in this turn; the verdict waits until all did.
    await new Promise((resolve) => setImmediate(resolve));
    this.#ending.resolve({ type: 'died', error: end.error });
  }

  /** Takes what was sent before the thread ended and not yet delivered. */
  #drain(): void {
    const port = this.#port;
    if (port === undefined || this.#ended) return;
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      this.#receive(next.message);
    }
  }

  #receive(data: unknown): void {
    const message = readMessage(data);
    if (message === undefined || this.#ended) return;
    this.#idleWatch?.hear(message.type);
    if (message.type === 'alive') return;
    if (message.type === 'started') this.#begin(message.thread);
    else if (message.type === 'unstarted') this.#giveUp(message.error);
    else if (message.type === 'stopping') this.#heardStop = true;
    else if (message.type === 'reply') this.#ending.resolve({ type: 'replied', message });
    else this.#options.host.receive(message, (answer) => this.#answer(answer));
  }

  /** Believed only of a process that did not start: the agent itself may send what it likes. */
  #giveUp(error: ErrorDetail): void {
    if (this.#started === undefined) this.#ending.resolve({ type: 'unstarted', error });
  }

  /** The task's clock starts here: waiting for a thread is not its time. */
  #begin(thread: number): void {
    if (this.#started !== undefined) return;
    const { clock, envelope, host, isolation, pool, onStarted } = this.#options;
    const worker = `${isolation}-${thread}`;
    this.#started = { thread, worker, atMs: clock.now(), at: clock.wall() };
    pool.crowd.join(thread, this);
    onStarted(worker);
    const { timeout_ms: timeoutMs } = envelope.deadline;
    const onOver = (): void => this.#requestStop('timed_out', `${timeoutMs} ms are over.`);
    this.#held.add(host.time.start(onOver));
    this.#watchIdle(envelope.deadline.idle_timeout_ms);
  }

  #watchIdle(timeoutMs: number | null): void {
    if (timeoutMs === null) return;
    const onIdle = (): void => this.#requestStop('idle', `Nothing was heard for ${timeoutMs} ms.`);
    this.#idleWatch = new IdleWatch({ clock: this.#options.clock, timeoutMs, onIdle });
    this.#held.add(this.#idleWatch);
  }

  /** Asks the agent to stop, and ends its thread when it does not. Only the first reason counts. */
  #requestStop(stop: Stop, reason: string): void {
    if (this.#stop !== undefined || this.#ended) return;
    this.#stop = stop;
    this.#options.host.stop();
    if (this.#revoke(null)) return;
    this.#send({ v: hostPortVersion, type: 'cancel', reason });
    this.#after(this.#patienceMs(), () => this.#thread?.end(this.#started?.thread));
  }

  /** A process group is ended by its own thread; this is for a thread that failed to. */
  #patienceMs(): number {
    const { isolation, graceMs } = this.#options;
    return isolation === 'process' ? graceMs + supervisionMs : graceMs;
  }

  /** Whether the call was kept from starting at all. */
  #revoke(error: unknown): boolean {
    const revoked = revokeClaim(this.#claim);
    if (revoked) this.#ending.resolve({ type: 'unstarted', error });
    return revoked;
  }

  #describe(ending: Ending): ThreadCallEnd {
    const started = this.#started;
    const facts = { started, stop: this.#stop, endedAtMs: this.#options.clock.now() };
    if (ending.type !== 'died') return { ...facts, ...ending };
    const { pool } = this.#options;
    const shared = started !== undefined && pool.crowd.wasShared(started.thread);
    const error = started === undefined ? ending.error : pool.whyDied(started.thread, ending.error);
    return { ...facts, type: 'died', error, shared, heardStop: this.#heardStop };
  }

  /** Waits until a thread of one's own is free for the next call, or ends it. */
  async #leaveThread(ending: Ending): Promise<void> {
    const { isolation, pool, graceMs } = this.#options;
    if (this.#started !== undefined) pool.crowd.leave(this.#started.thread, this);
    if (isolation === 'shared') return;
    const thread = this.#thread;
    if (ending.type !== 'replied' || !ending.message.clean) thread?.end(undefined);
    this.#after(graceMs, () => thread?.end(undefined));
    await thread?.done;
  }

  #answer(message: HostMessage): void {
    if (message.type === 'answer') this.#idleWatch?.answer();
    this.#send(message);
  }

  #send(message: HostMessage): void {
    if (!this.#ended) this.#port?.postMessage(message);
  }

  #after(delayInMs: number, run: () => void): void {
    this.#held.add(this.#options.clock.setTimer(delayInMs, run));
  }
}
