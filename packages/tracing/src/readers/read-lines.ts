import { constants, createReadStream } from 'node:fs';

/** A line without its end; the last one has none when its write was cut short. */
export interface Line {
  readonly text: string;
  readonly ended: boolean;
  /** How many bytes of the file there are up to its end, the end of the line included. */
  readonly endsAt: number;
}

const newline = 0x0a;

/**
 * The lines of a file, with memory for one line at a time. Only `\n` ends a line: readers that also
 * split at U+2028 would tear JSON texts apart.
 */
export async function* readLines(file: string): AsyncGenerator<Line, void, undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  // Node takes the flags of the OS too; its types know only names.
  const stream = createReadStream(file, { flags: flags as unknown as string });
  let parts: Buffer[] = [];
  let endsAt = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      parts.push(chunk.subarray(start, end));
      const line = Buffer.concat(parts);
      endsAt += line.length + 1;
      yield { text: line.toString('utf8'), ended: true, endsAt };
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length === 0) return;
  const rest = Buffer.concat(parts);
  yield { text: rest.toString('utf8'), ended: false, endsAt: endsAt + rest.length };
}
