/**
 * Something that is under way, in parts that may be under way at once. It waits at a gate when all
 * its parts do; without any, when it says so itself.
 */
export class Activity implements Disposable {
  readonly #onChange: () => void;
  readonly #onEnd: (self: Activity) => void;
  readonly #parts = new Set<Activity>();
  #holds = 0;

  constructor(onChange: () => void, onEnd: (self: Activity) => void = () => undefined) {
    this.#onChange = onChange;
    this.#onEnd = onEnd;
  }

  get waits(): boolean {
    if (this.#parts.size === 0) return this.#holds > 0;
    for (const part of this.#parts) if (!part.waits) return false;
    return true;
  }

  /** A part of it, until that is disposed of. */
  begin(): Activity {
    const part = new Activity(this.#onChange, (ended) => {
      this.#parts.delete(ended);
      this.#onChange();
    });
    this.#parts.add(part);
    this.#onChange();
    return part;
  }

  /** It waits at a gate until this is disposed of. */
  hold(): Disposable {
    this.#holds += 1;
    this.#onChange();
    return {
      [Symbol.dispose]: () => {
        this.#holds -= 1;
        this.#onChange();
      },
    };
  }

  [Symbol.dispose](): void {
    this.#onEnd(this);
  }
}
