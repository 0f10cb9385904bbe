/**
 * The lines of a text and which of them a reader has taken. Readers go from the most particular
 * language to the least; a line is read once.
 */
export class LogText {
  readonly lines: readonly string[];
  readonly #claimed: Uint8Array;

  constructor(lines: readonly string[]) {
    this.lines = lines;
    this.#claimed = new Uint8Array(lines.length);
  }

  /** Takes lines by index, both ends included. */
  claim(first: number, last: number): void {
    this.#claimed.fill(1, Math.max(0, first), last + 1);
  }

  isClaimed(at: number): boolean {
    return this.#claimed[at] === 1;
  }
}
