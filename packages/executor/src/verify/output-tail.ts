/** Enough for the end of a test report, little enough for a prompt. */
const keptBytes = 8 * 1024;

/** The last part of what a program prints, in the order in which it came. */
export class OutputTail {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #cut = false;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    for (let [first] = this.#chunks; first !== undefined; [first] = this.#chunks) {
      if (this.#bytes - first.length < keptBytes) break;
      this.#chunks.shift();
      this.#bytes -= first.length;
      this.#cut = true;
    }
  }

  text(): string {
    const bytes = Buffer.concat(this.#chunks);
    const cut = this.#cut || bytes.length > keptBytes;
    const text = bytes.subarray(-keptBytes).toString('utf8');
    return cut ? `[...]\n${text.slice(text.indexOf('\n') + 1)}` : text;
  }
}
