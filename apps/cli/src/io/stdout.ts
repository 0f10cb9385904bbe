const closed = new AbortController();

/** Aborted when the reader of stdout went away. Its reason has the shape that a run's cancel takes. */
export const stdoutClosed: AbortSignal = closed.signal;

/** Learns of a closed pipe without dying of it. Call once, before anything is written. */
export function watchStdout(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE')
      closed.abort({ reason: 'The reader of stdout went away.', signal: null });
  });
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
  process.stdout.write(text, (error) => {
    if (error === null || error === undefined || isClosedPipe(error)) resolve();
    else reject(error);
  });
  await promise;
}

function isClosedPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}
