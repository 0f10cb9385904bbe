/** Which calls are on which thread, so that the death of one tells its suspects. */
export class ThreadCrowd {
  readonly #calls = new Map<number, Set<object>>();
  /** What was found when a thread died; ids of threads are never given twice. */
  readonly #verdicts = new Map<number, boolean>();

  join(thread: number, call: object): void {
    const calls = this.#calls.get(thread) ?? new Set();
    this.#calls.set(thread, calls.add(call));
  }

  leave(thread: number, call: object): void {
    const calls = this.#calls.get(thread);
    calls?.delete(call);
    if (calls?.size === 0) this.#calls.delete(thread);
  }

  /** Whether others are on this thread right now. */
  isShared(thread: number): boolean {
    return (this.#calls.get(thread)?.size ?? 0) > 1;
  }

  /** Whether a thread had several calls when it died: the same answer for each of them. */
  wasShared(thread: number): boolean {
    const verdict = this.#verdicts.get(thread) ?? this.isShared(thread);
    this.#verdicts.set(thread, verdict);
    return verdict;
  }
}
