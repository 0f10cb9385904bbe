import cacache from 'cacache';
import { answerName, blobName } from './cache-entry.ts';
import { removeContent, removeName } from './content.ts';
import type { Store } from './store.ts';

interface DroppedAnswer {
  readonly key: string;
  /** The content that is not as it was stored. */
  readonly sha256?: string;
  /** What is damaged; absent: nothing is, it is only too old. */
  readonly why?: string;
}

/** Removes an answer that cannot be given. A disk that can only be read keeps it, to no harm. */
export async function dropAnswer(
  { dir, problems }: Store,
  { key, sha256, why }: DroppedAnswer,
): Promise<undefined> {
  // Pruned by another process between index and content: nothing is wrong with it.
  const pruned = (await cacache.get.info(dir, answerName(key)).catch(() => null)) === null;
  if (why !== undefined && !pruned) {
    const message = `the answer ${key} is not used: ${why}`;
    problems.add({ code: 'CACHE_ENTRY_DAMAGED', message });
  }
  try {
    await removeName(dir, answerName(key));
    if (sha256 !== undefined) {
      await removeName(dir, blobName(sha256));
      await removeContent(dir, sha256);
    }
  } catch {
    // It stays, and is found damaged again.
  }
  return undefined;
}
