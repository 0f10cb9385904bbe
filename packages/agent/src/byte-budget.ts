export interface ByteBudget {
  /** Whether this many more bytes still fit; when they do not, they are only counted. */
  take(bytes: number): boolean;
  /** Bytes that did not fit. */
  dropped(): number;
}

/** A cap on what one call may send. Once something did not fit, nothing after it does. */
export function createByteBudget(limit: number): ByteBudget {
  let used = 0;
  let dropped = 0;
  return {
    take: (bytes) => {
      const fits = dropped === 0 && used + bytes <= limit;
      if (fits) used += bytes;
      else dropped += bytes;
      return fits;
    },
    dropped: () => dropped,
  };
}
