import { utimes } from 'node:fs/promises';
import cacache from 'cacache';
import type { CacheKey } from '../key/cache-key.ts';
import { errorCode } from '../folder/error-code.ts';
import { answerName, blobsOf, cacheEntrySchema, type CacheEntry } from './cache-entry.ts';
import { readContent } from './content.ts';
import { contentPathOf, sha256Of } from './layout.ts';
import { dropAnswer } from './drop-answer.ts';
import { isExpired, type Store } from './store.ts';

/**
 * The answer of a key, after all its bytes were read and found as they were stored; else undefined,
 * and what is damaged or too old is removed.
 */
export async function getAnswer(
  store: Store,
  { key }: Pick<CacheKey, 'key'>,
): Promise<CacheEntry | undefined> {
  try {
    const found = await cacache.get.info(store.dir, answerName(key), { memoize: false });
    return found === null ? undefined : await readAnswer(store, { ...found, key });
  } catch (error) {
    const message = `the answer ${key} could not be read: ${errorCode(error)}`;
    store.problems.add({ code: 'CACHE_READ_FAILED', message });
    return undefined;
  }
}

interface Indexed {
  readonly key: string;
  readonly integrity: string;
  readonly size?: number;
}

async function readAnswer(
  store: Store,
  { key, integrity, size = 0 }: Indexed,
): Promise<CacheEntry | undefined> {
  const sha256 = sha256Of(integrity);
  if (sha256 === undefined) return await dropAnswer(store, { key, why: 'its index is damaged' });
  const content = await readContent(store.dir, { sha256, bytes: size });
  if (typeof content === 'string') {
    return await dropAnswer(store, { key, sha256, why: `it is ${content}` });
  }
  const entry = parseEntry(content, key);
  if (entry === undefined) return await dropAnswer(store, { key, sha256, why: 'it is no answer' });
  if (isExpired(entry.created_at, store)) return await dropAnswer(store, { key });
  for (const [blob, bytes] of blobsOf(entry)) {
    const read = await readContent(store.dir, { sha256: blob, bytes });
    if (typeof read === 'string') {
      return await dropAnswer(store, { key, sha256: blob, why: `its content ${blob} is ${read}` });
    }
  }
  // Which answers were used last decides which go first; where this cannot be noted, their age does.
  const now = store.clock.wall();
  await utimes(contentPathOf(store.dir, sha256), now, now).catch(() => undefined);
  return entry;
}

function parseEntry(content: Buffer, key: string): CacheEntry | undefined {
  try {
    const parsed = cacheEntrySchema.safeParse(JSON.parse(content.toString('utf8')));
    return parsed.success && parsed.data.key === key ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
