/** What is known of requests with one prefix. */
interface PrefixState {
  /** Until then others wait for the response of the first; then the prefix counts as cached. */
  readonly waitUntilMs: number;
  /** Whether its response began. */
  readonly isWarm: boolean;
  /** Number of the request that is first. */
  readonly first: number;
  readonly expiresAtMs: number;
}

/** By hash of the prefix. */
export type Prefixes = Map<string, PrefixState>;

export interface Prefixed {
  readonly prefix: string;
  readonly prefixTokens: number;
}

/** Providers cache no shorter prefix. */
const shortestPrefix = 1_024;
/** How long the first response is waited for. */
const longestWaitMs = 5_000;
/** How long providers keep a prefix that is not used. */
const cacheLifeMs = 300_000;
/** So many that tidying up is worth it. */
const manyPrefixes = 256;

/** Until when a request should wait for the first one of its kind; undefined: it may start. */
export function staggeredUntilMs(
  prefixes: Prefixes,
  { prefix, prefixTokens }: Prefixed,
  nowMs: number,
): number | undefined {
  if (prefixTokens < shortestPrefix) return undefined;
  const known = prefixes.get(prefix);
  if (known === undefined || known.isWarm || known.waitUntilMs <= nowMs) return undefined;
  return known.waitUntilMs;
}

/** A request starts: it is the first of its kind, unless the prefix is cached or being cached. */
export function startPrefix(
  prefixes: Prefixes,
  { prefix, prefixTokens, number, nowMs }: Prefixed & { number: number; nowMs: number },
): void {
  if (prefixTokens < shortestPrefix) return;
  const known = prefixes.get(prefix);
  const expiresAtMs = nowMs + cacheLifeMs;
  if (known !== undefined && known.expiresAtMs > nowMs) {
    prefixes.set(prefix, { ...known, expiresAtMs });
    return;
  }
  if (prefixes.size >= manyPrefixes) dropExpired(prefixes, nowMs);
  const waitUntilMs = nowMs + longestWaitMs;
  prefixes.set(prefix, { waitUntilMs, isWarm: false, first: number, expiresAtMs });
}

/** A response began: the prefix is cached from here on. Answers whether that is news. */
export function warmPrefix(prefixes: Prefixes, prefix: string): boolean {
  const known = prefixes.get(prefix);
  if (known === undefined || known.isWarm) return false;
  prefixes.set(prefix, { ...known, isWarm: true });
  return true;
}

/** A request ended without a response: where it was the first, the next one is. */
export function dropPrefix(prefixes: Prefixes, prefix: string, number: number): void {
  const known = prefixes.get(prefix);
  if (known?.first === number && !known.isWarm) prefixes.delete(prefix);
}

function dropExpired(prefixes: Prefixes, nowMs: number): void {
  for (const [prefix, { expiresAtMs }] of prefixes) {
    if (expiresAtMs <= nowMs) prefixes.delete(prefix);
  }
}
