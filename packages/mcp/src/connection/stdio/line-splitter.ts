export interface LineSplitterOptions {
  readonly maxBytes: number;
  readonly onLine: (line: string) => void;
  /** A longer line came to its end: both ends of it. */
  readonly onTooLong: (line: { readonly head: string; readonly tail: string }) => void;
  /** A line that nobody would write on purpose goes on. */
  readonly onEndless: () => void;
}

const newline = 0x0a;
const keptBytes = 256;
/** Reading on would cost time for ever. */
const endlessBytes = 64 * 1_048_576;

/** Cuts bytes into lines. Holds at most one line of the allowed length, however much comes. */
export class LineSplitter {
  readonly #options: LineSplitterOptions;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(options: LineSplitterOptions) {
    this.#options = options;
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      this.#hold(chunk.subarray(from, at));
      this.#end();
      from = at + 1;
    }
    this.#hold(chunk.subarray(from));
  }

  #hold(part: Buffer): void {
    if (part.length === 0) return;
    this.#length += part.length;
    this.#parts.push(part);
    if (this.#length <= this.#options.maxBytes) return;
    if (this.#length > endlessBytes) this.#options.onEndless();
    const all = Buffer.concat(this.#parts);
    // Copies, so that the rest can go.
    this.#parts = [
      Buffer.from(all.subarray(0, keptBytes)),
      Buffer.from(all.subarray(Math.max(keptBytes, all.length - keptBytes))),
    ];
  }

  #end(): void {
    const all = Buffer.concat(this.#parts);
    const isTooLong = this.#length > this.#options.maxBytes;
    this.#parts = [];
    this.#length = 0;
    if (!isTooLong) {
      if (all.length > 0) this.#options.onLine(all.toString('utf8'));
      return;
    }
    this.#options.onTooLong({
      head: all.toString('latin1', 0, keptBytes),
      tail: all.toString('latin1', Math.max(0, all.length - keptBytes)),
    });
  }
}
