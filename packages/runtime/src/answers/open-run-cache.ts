import { resolve } from 'node:path';
import type { AnswerCache } from '@parallel-dispatcher/cache';
import type { LoadedConfig } from '../config/load-config.ts';

const dayMs = 86_400_000;

/** The cache of the config, or the one beside it. Only this loads what keeps answers. */
export async function openRunCache({ config, directory }: LoadedConfig): Promise<AnswerCache> {
  const {
    dir = '.dispatch-cache',
    max_bytes: maxBytes,
    max_age_days: days,
  } = config.cache_store ?? {};
  const { openCache } = await import('@parallel-dispatcher/cache');
  return await openCache({
    dir: resolve(directory, dir),
    ...(maxBytes !== undefined && { maxBytes }),
    ...(days !== undefined && { maxAgeMs: days * dayMs }),
  });
}
