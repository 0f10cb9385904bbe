import type { CacheStats, PruneReport } from '@parallel-dispatcher/cache';
import { openRunCache } from './answers/open-run-cache.ts';
import type { Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

/** How many answers are kept, and where. */
export async function cacheStats(options: RuntimeOptions = {}): Promise<Checked<CacheStats>> {
  const loaded = await loadConfig(runtimeEnvironment(options));
  if (!loaded.ok) return loaded;
  await using cache = await openRunCache(loaded.value);
  return await cache.stats();
}

/** Removes all answers that are kept. */
export async function clearCache(options: RuntimeOptions = {}): Promise<Checked<PruneReport>> {
  const loaded = await loadConfig(runtimeEnvironment(options));
  if (!loaded.ok) return loaded;
  await using cache = await openRunCache(loaded.value);
  return await cache.clear();
}
