/** Runs jobs in the order added, a limited number at a time, and never inside `add`. */
export class LimitedQueue {
  readonly #limit: number;
  #waiting: (() => Promise<void>)[] = [];
  #next = 0;
  #running = 0;
  #begins = false;
  #idle: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Jobs that have not ended. */
  get size(): number {
    return this.#running + this.#waiting.length - this.#next;
  }

  /** The job must not reject. */
  add(job: () => Promise<void>): void {
    this.#waiting.push(job);
    if (this.#begins) return;
    this.#begins = true;
    // Whoever adds a job has more urgent work to do first.
    setImmediate(() => {
      this.#begins = false;
      this.#start();
    });
  }

  /** Resolves when no job is left, at once when there is none. */
  async idle(): Promise<void> {
    if (this.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #start(): void {
    while (this.#running < this.#limit && this.#next < this.#waiting.length) {
      const job = this.#waiting[this.#next];
      this.#next += 1;
      this.#running += 1;
      void job?.().finally(() => this.#end());
    }
    // The list is cut as a whole: taking jobs from its front one by one would be quadratic.
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
  }

  #end(): void {
    this.#running -= 1;
    this.#start();
    if (this.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
