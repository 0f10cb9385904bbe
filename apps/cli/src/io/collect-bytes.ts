import type { Readable } from 'node:stream';

/**
 * Reads a stream to its end, or one byte past `maxBytes`, which is enough to see that it is too
 * large. An endless stream is left there. Undefined when `cancel` came first.
 * @throws what the stream failed with.
 */
export async function collectBytes(
  stream: Readable,
  { maxBytes, cancel }: { readonly maxBytes: number; readonly cancel: AbortSignal },
): Promise<Uint8Array | undefined> {
  const stop = (): unknown => stream.destroy();
  cancel.addEventListener('abort', stop);
  if (cancel.aborted) stop();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } catch (cause) {
    if (cancel.aborted) return undefined;
    throw cause;
  } finally {
    cancel.removeEventListener('abort', stop);
  }
  if (cancel.aborted) return undefined;
  return Buffer.concat(chunks).subarray(0, maxBytes + 1);
}
