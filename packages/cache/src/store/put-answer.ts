import type { ArtifactRef, JsonValue } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { cacheError, type CacheProblem, type Checked } from '../checked.ts';
import { errorCode } from '../folder/error-code.ts';
import type { CacheKey } from '../key/cache-key.ts';
import { collectBlobs, type CollectedBlobs, type WrittenFile } from './collect-blobs.ts';
import { answerName, blobName, blobsOf, cacheEntrySchema } from './cache-entry.ts';
import type { AnswerFacts, CacheEntry } from './cache-entry.ts';
import { putContent } from './content.ts';
import { noteKey } from './recent-keys.ts';
import type { Store } from './store.ts';

/** A success that may be given again. */
export interface NewAnswer {
  readonly key: CacheKey;
  /** The only outcome that is kept. */
  readonly outcome: 'succeeded';
  readonly agent: { readonly name: string; readonly version: string };
  readonly task: string;
  readonly output: JsonValue;
  readonly files?: readonly WrittenFile[];
  /** Those that the output names are found by themselves. */
  readonly artifacts?: readonly ArtifactRef[];
}

export interface PutOptions {
  /** Where the bytes of its artifacts are. */
  readonly artifacts?: ArtifactStore;
}

/**
 * Stores what the answer needs, then the answer: it is there with all its bytes or not at all.
 * Answers how many bytes it has, and never throws.
 */
export async function putAnswer(
  store: Store,
  { answer, artifacts }: { readonly answer: NewAnswer; readonly artifacts?: ArtifactStore },
): Promise<Checked<number>> {
  try {
    const collected = await collectBlobs(answer, artifacts);
    if (!collected.ok) return collected;
    const entry = entryOf(store, { answer, collected: collected.value });
    return entry.ok ? await write(store, entry.value, collected.value) : entry;
  } catch (error) {
    const code = errorCode(error);
    const why = code === 'UNKNOWN' && error instanceof Error ? error.message : code;
    const message = `the answer of ${answer.task} (agent ${answer.agent.name}) was not stored: ${why}`;
    return refuse({ code: 'CACHE_WRITE_FAILED', message });
  }
}

interface Answered {
  readonly answer: NewAnswer;
  readonly collected: CollectedBlobs;
}

function entryOf({ clock }: Store, { answer, collected }: Answered): Checked<CacheEntry> {
  const parsed = cacheEntrySchema.safeParse({
    schema_version: 1,
    ...answer.key,
    agent: { name: answer.agent.name, version: answer.agent.version },
    task: answer.task,
    created_at: clock.wall().toISOString(),
    output: answer.output,
    files: collected.files,
    artifacts: collected.artifacts,
  });
  // The type says so already; a caller in JavaScript may not.
  if (parsed.success && (answer.outcome as string) === 'succeeded') {
    return { ok: true, value: parsed.data };
  }
  const why = parsed.success ? `its outcome is ${answer.outcome}` : parsed.error.issues[0]?.message;
  const message = `the answer of ${answer.task} is not stored: ${why}`;
  return refuse({ code: 'CACHE_ENTRY_INVALID', message });
}

async function write(
  store: Store,
  entry: CacheEntry,
  { blobs }: CollectedBlobs,
): Promise<Checked<number>> {
  const bytes = Buffer.from(JSON.stringify(entry));
  const needed = blobsOf(entry);
  const total = needed.reduce((sum, [, size]) => sum + size, bytes.length);
  if (total > store.maxBytes) {
    const message = `the answer of ${entry.task} has ${total} bytes; the cache holds ${store.maxBytes}`;
    return refuse({ code: 'CACHE_ENTRY_TOO_LARGE', message });
  }
  const now = store.clock.wall();
  for (const [sha256, content] of blobs) {
    await putContent(store.dir, { name: blobName(sha256), bytes: content, now });
  }
  const metadata: AnswerFacts = { created_at: entry.created_at, blobs: needed };
  await putContent(store.dir, { name: answerName(entry.key), bytes, metadata, now });
  await noteKey(store.dir, entry);
  return { ok: true, value: total };
}

function refuse(problem: CacheProblem): Checked<never> {
  return { ok: false, errors: [cacheError(problem)] };
}
