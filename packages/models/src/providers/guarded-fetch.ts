export type Fetch = typeof globalThis.fetch;

/** Far more than any answer; an endless one ends here. */
const maxResponseBytes = 64 * 1024 * 1024;

/**
 * A fetch that follows no redirect, since the key would go with it, and takes no endless body.
 */
export function guardFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (response.body === null) return response;
    let received = 0;
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        if (received <= maxResponseBytes) controller.enqueue(chunk);
        else controller.error(new Error(`The answer is larger than ${maxResponseBytes} bytes.`));
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limit), { status, statusText, headers });
  };
}
