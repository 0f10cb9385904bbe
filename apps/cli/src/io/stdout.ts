import { ownStdout } from './own-streams.ts';

const closed = new AbortController();

/** Aborted when the reader of stdout went away. Its reason has the shape that a run's cancel takes. */
export const stdoutClosed: AbortSignal = closed.signal;

/** Learns of a closed pipe or terminal without dying of it. Call once, before anything is written. */
export function watchStdout(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isGone(error)) closed.abort({ reason: 'The reader of stdout went away.', signal: null });
  });
  // What cannot be shown on stderr was only for a person who left.
  process.stderr.on('error', () => {});
}

/** How much goes into one write: a slow reader then never makes us copy a whole document at once. */
const chunkLength = 1 << 20;

/**
 * Writes to stdout and waits until the operating system has all of it, so that the process may end.
 * A reader that went away is no error: there is nobody to tell.
 * @throws what the system said, such as ENOSPC, when stdout is a file that cannot be written.
 */
export async function writeStdout(text: string): Promise<void> {
  for (let start = 0; start < text.length && !stdoutClosed.aborted; start += chunkLength) {
    await writeChunk(text.slice(start, start + chunkLength));
  }
}

async function writeChunk(text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  ownStdout(text, (error) => {
    if (error === null || error === undefined || isGone(error)) resolve();
    else reject(error);
  });
  await promise;
}

/** A terminal that was closed answers EIO; on a file that is a broken disk. */
function isGone({ code }: NodeJS.ErrnoException): boolean {
  return (
    code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || (code === 'EIO' && process.stdout.isTTY)
  );
}
