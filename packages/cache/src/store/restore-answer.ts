import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { cacheError, type Checked } from '../checked.ts';
import type { CachedFile, CacheEntry } from './cache-entry.ts';
import { readContent } from './content.ts';
import { dropAnswer } from './drop-answer.ts';
import type { Store } from './store.ts';

/** Puts a file in its place. What paths are allowed is the caller's to decide. */
export type PlaceFile = (
  path: string,
  bytes: Uint8Array,
  about: Pick<CachedFile, 'mode'>,
) => Promise<void> | void;

/** Places the files of a hit, after all of them were read and checked. Answers their paths. */
export async function restoreFiles(
  store: Store,
  { hit, place }: { readonly hit: CacheEntry; readonly place: PlaceFile },
): Promise<Checked<readonly string[]>> {
  const wanted = hit.files.map(({ sha256, bytes }) => [sha256, bytes] as const);
  return await restore(store, { hit, wanted }, async (contents) => {
    for (const file of hit.files) {
      const bytes = contents.get(file.sha256);
      const about = file.mode === undefined ? {} : { mode: file.mode };
      if (bytes !== undefined) await place(file.path, bytes, about);
    }
    return hit.files.map(({ path }) => path);
  });
}

/** Puts the artifacts of a hit into the store of a run. Answers their SHA-256s. */
export async function restoreArtifacts(
  store: Store,
  { hit, into }: { readonly hit: CacheEntry; readonly into: ArtifactStore },
): Promise<Checked<readonly string[]>> {
  const wanted = hit.artifacts.map(({ $artifact, bytes }) => [$artifact, bytes] as const);
  return await restore(store, { hit, wanted }, async (contents) => {
    for (const { $artifact, media_type, name } of hit.artifacts) {
      const bytes = contents.get($artifact);
      if (bytes !== undefined) await into.put(bytes, { mediaType: media_type, name });
    }
    return hit.artifacts.map(({ $artifact }) => $artifact);
  });
}

interface WantedContents {
  readonly hit: CacheEntry;
  readonly wanted: readonly (readonly [sha256: string, bytes: number])[];
}

async function restore(
  store: Store,
  { hit, wanted }: WantedContents,
  put: (contents: ReadonlyMap<string, Uint8Array>) => Promise<readonly string[]>,
): Promise<Checked<readonly string[]>> {
  try {
    const contents = new Map<string, Uint8Array>();
    for (const [sha256, bytes] of wanted) {
      const content = await readContent(store.dir, { sha256, bytes });
      if (typeof content === 'string') {
        const why = `its content ${sha256} is ${content}`;
        await dropAnswer(store, { key: hit.key, sha256, why });
        return refused(`the answer ${hit.key} cannot be restored: ${why}`);
      }
      contents.set(sha256, content);
    }
    return { ok: true, value: await put(contents) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused(`the answer ${hit.key} cannot be restored: ${why}`);
  }
}

function refused(message: string): Checked<never> {
  const error = cacheError({
    code: 'CACHE_RESTORE_FAILED',
    message,
    hint: 'run the task instead',
  });
  return { ok: false, errors: [error] };
}
