import type { RunCall } from '../worker/worker-call.ts';
import type { ThreadCrowd } from './thread-crowd.ts';

/** How a call left its thread. */
export type ThreadEnd =
  { readonly type: 'returned' } | { readonly type: 'died'; readonly error: unknown };

export interface ThreadRun {
  /** Never rejects. */
  readonly done: Promise<ThreadEnd>;
  /** Ends the thread that runs the call, its process group, and every other call on it. */
  end(thread: number | undefined): void;
}

/** Where calls run: threads of one kind. */
export interface Threads extends AsyncDisposable {
  readonly crowd: ThreadCrowd;
  /** Hands a call to a thread. The port moves over with it. */
  run(call: RunCall): ThreadRun;
  /**
   * Tells of threads that died without a call on them. piscina starts no other for the calls that
   * wait, so each must see to itself.
   */
  onThreadError(listener: (error: unknown) => void): Disposable;
  /** Why a thread died, given what piscina says of it. */
  whyDied(thread: number, error: unknown): unknown;
}
