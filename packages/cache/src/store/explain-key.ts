import cacache from 'cacache';
import type { CacheKey } from '../key/cache-key.ts';
import { explainMiss, type FieldDifference } from '../key/explain-miss.ts';
import { answerName } from './cache-entry.ts';
import { readRecentKeys, type AskedTask, type RecentKey } from './recent-keys.ts';
import { isExpired, type Store } from './store.ts';

/** Why there is an answer under a key, or none. */
export type CacheExplanation =
  /** There is one. */
  | { readonly reason: 'stored'; readonly createdAt: string | null }
  /** The agent never answered this task, as far as is remembered. */
  | { readonly reason: 'unknown_task' }
  /** There was one under this very key; it is gone: too old, least used, damaged or cleared. */
  | { readonly reason: 'gone'; readonly createdAt: string }
  /** Of the last keys, the nearest; and what differs from it. */
  | {
      readonly reason: 'changed';
      readonly before: { readonly key: string; readonly createdAt: string };
      readonly differs: readonly FieldDifference[];
    };

/** Compares a key with the last ones of the same agent and task; the newer of two equally near. */
export async function explainKey(
  store: Store,
  { key, asked }: { readonly key: CacheKey; readonly asked: AskedTask },
): Promise<CacheExplanation> {
  const { dir } = store;
  const stored = await cacache.get.info(dir, answerName(key.key)).catch(() => null);
  const recent = await readRecentKeys(dir, asked);
  const same = recent.find((known) => known.key === key.key);
  const isOld = same !== undefined && isExpired(same.created_at, store);
  if (stored !== null && !isOld) return { reason: 'stored', createdAt: same?.created_at ?? null };
  if (same !== undefined) return { reason: 'gone', createdAt: same.created_at };
  let nearest: { readonly known: RecentKey; readonly differs: readonly FieldDifference[] } | null =
    null;
  for (const known of recent) {
    const differs = explainMiss(known, key);
    if (nearest === null || differs.length < nearest.differs.length) nearest = { known, differs };
  }
  if (nearest === null) return { reason: 'unknown_task' };
  const { known, differs } = nearest;
  return { reason: 'changed', before: { key: known.key, createdAt: known.created_at }, differs };
}
