import { constants, createReadStream, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Opens a file to read at most one byte past `maxBytes` of it. A named pipe is polled: an open or
 * read that waits for its writer could not be stopped, and would even hold up the end of the process.
 * @throws what the system says, such as ENOENT.
 */
export function openInput(file: string, maxBytes: number): Readable {
  const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  return fstatSync(fd).isFIFO()
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream(file, { fd, end: maxBytes });
}
