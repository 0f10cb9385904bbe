interface Waiter {
  readonly go: () => void;
}

/** Lets so many through at once; those who wait take turns by key, however many one key has. */
export class FairQueue {
  readonly #limit: number;
  readonly #waiting = new Map<string, Set<Waiter>>();
  #running = 0;
  #queued = 0;

  constructor({ limit }: { readonly limit: number }) {
    this.#limit = limit;
  }

  get running(): number {
    return this.#running;
  }

  get queued(): number {
    return this.#queued;
  }

  /** Takes a place without waiting, where one is free. */
  tryEnter(): boolean {
    if (this.#running >= this.#limit) return false;
    this.#running += 1;
    return true;
  }

  /** Resolves to true with a place, to false when the signal is aborted before. */
  async enter(key: string, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.tryEnter()) return true;
    const turn = Promise.withResolvers<boolean>();
    const waiter: Waiter = { go: () => turn.resolve(true) };
    const same = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, same.add(waiter));
    this.#queued += 1;
    const giveUp = (): void => {
      if (this.#remove(key, waiter)) turn.resolve(false);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    const isIn = await turn.promise;
    signal.removeEventListener('abort', giveUp);
    return isIn;
  }

  /** Gives a place back: it goes to the key whose turn it is. */
  leave(): void {
    const next = this.#waiting.entries().next().value;
    if (next === undefined) {
      this.#running -= 1;
      return;
    }
    const [key, waiters] = next;
    const [first] = waiters;
    if (first === undefined) return;
    this.#remove(key, first);
    // To the end of the line: the others come first now.
    if (waiters.size > 0) {
      this.#waiting.delete(key);
      this.#waiting.set(key, waiters);
    }
    first.go();
  }

  #remove(key: string, waiter: Waiter): boolean {
    const waiters = this.#waiting.get(key);
    if (waiters?.delete(waiter) !== true) return false;
    if (waiters.size === 0) this.#waiting.delete(key);
    this.#queued -= 1;
    return true;
  }
}
