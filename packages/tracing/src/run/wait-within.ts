type Waited<T> = { readonly ended: true; readonly value: T } | { readonly ended: false };

/** What the work came to, or that it did not end within the time; it then goes on unobserved. */
export async function waitWithin<T>(
  work: Promise<T>,
  limitMs: number | undefined,
): Promise<Waited<T>> {
  if (limitMs === undefined) return { ended: true, value: await work };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Waited<T>>((resolve) => {
    timer = setTimeout(() => resolve({ ended: false }), Math.max(0, limitMs));
  });
  try {
    return await Promise.race([work.then((value): Waited<T> => ({ ended: true, value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
