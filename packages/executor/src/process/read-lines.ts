import type { Readable } from 'node:stream';

/** A longer line is handed on in parts, all but the last without a line end. */
const maxHeldLength = 16 * 1024;

/**
 * Hands on text as it comes, whole lines with their ends at a time where they are not too long: what
 * is redacted afterwards must not be cut in two. Reads on whatever comes, so that no writer ever waits.
 */
export function readLines(stream: Readable, write: (text: string) => void): void {
  let held = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const all = held + text;
    const end = all.lastIndexOf('\n');
    const isHeld = end === -1 && all.length <= maxHeldLength;
    if (end !== -1) write(all.slice(0, end + 1));
    else if (!isHeld) write(all);
    held = isHeld ? all : all.slice(end === -1 ? all.length : end + 1);
  });
  stream.once('close', () => {
    if (held !== '') write(held);
  });
}
