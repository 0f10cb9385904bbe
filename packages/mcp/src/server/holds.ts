/** Stops the clock of somebody who waits, until that is disposed of. */
export type Hold = () => Disposable;

/** The clocks of all who wait for the same call. Who comes while they stand still stands still, too. */
export class Holds {
  readonly #members = new Map<Hold, Disposable | undefined>();
  #count = 0;

  /** Until that is disposed of. */
  add(hold: Hold): Disposable {
    this.#members.set(hold, this.#count > 0 ? hold() : undefined);
    return {
      [Symbol.dispose]: () => {
        this.#members.get(hold)?.[Symbol.dispose]();
        this.#members.delete(hold);
      },
    };
  }

  readonly hold: Hold = () => {
    this.#count += 1;
    if (this.#count === 1) {
      for (const member of this.#members.keys()) this.#members.set(member, member());
    }
    return {
      [Symbol.dispose]: () => {
        this.#count -= 1;
        if (this.#count > 0) return;
        for (const [member, held] of this.#members) {
          held?.[Symbol.dispose]();
          this.#members.set(member, undefined);
        }
      },
    };
  };
}
