import type { Readable } from 'node:stream';

/**
 * Calls back once nothing came for `quietMs`: a stream may be held open for ever by what a program
 * left running. What lies ready to be read is read first, however late the timers are.
 */
export function whenQuiet(stream: Readable, quietMs: number, done: () => void): void {
  let isQuiet = true;
  const hear = (): void => {
    isQuiet = false;
  };
  const look = (): void => {
    if (!isQuiet) return wait();
    stream.off('data', hear);
    done();
  };
  const wait = (): void => {
    isQuiet = true;
    // An immediate comes after the streams were read.
    setTimeout(() => setImmediate(look), quietMs).unref();
  };
  stream.on('data', hear);
  wait();
}
