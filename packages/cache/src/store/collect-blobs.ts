import { createHash } from 'node:crypto';
import type { ArtifactRef, JsonValue } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { cacheError, type Checked } from '../checked.ts';
import type { CachedFile } from './cache-entry.ts';
import { findArtifactRefs } from './find-artifact-refs.ts';

/** A file that a task wrote, with its bytes. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits. */
  readonly mode?: number;
}

interface Holder {
  readonly output: JsonValue;
  readonly files?: readonly WrittenFile[] | undefined;
  readonly artifacts?: readonly ArtifactRef[] | undefined;
}

export interface CollectedBlobs {
  readonly files: readonly CachedFile[];
  readonly artifacts: readonly ArtifactRef[];
  /** By SHA-256. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** All bytes that an answer needs to be given again, those of its artifacts included. */
export async function collectBlobs(
  { output, files = [], artifacts = [] }: Holder,
  from: ArtifactStore | undefined,
): Promise<Checked<CollectedBlobs>> {
  const blobs = new Map<string, Uint8Array>();
  const cached = files.map(({ path, bytes, mode }) => {
    const sha256 = digestOf(bytes);
    blobs.set(sha256, bytes);
    const file = { path, sha256, bytes: bytes.length };
    return mode === undefined ? file : { ...file, mode: mode & 0o777 };
  });
  const refs = new Map<string, ArtifactRef>();
  for (const ref of [...artifacts, ...findArtifactRefs(output), ...files.flatMap(refsInFile)]) {
    refs.set(JSON.stringify([ref.$artifact, ref.media_type, ref.name]), ref);
  }
  for (const ref of refs.values()) {
    const bytes = blobs.get(ref.$artifact) ?? (await from?.get(ref.$artifact));
    if (bytes === undefined || digestOf(bytes) !== ref.$artifact) {
      const message = `the artifact ${ref.name} (${ref.$artifact}) is not in the store`;
      return { ok: false, errors: [cacheError({ code: 'CACHE_ARTIFACT_MISSING', message })] };
    }
    blobs.set(ref.$artifact, bytes);
  }
  return { ok: true, value: { files: cached, artifacts: [...refs.values()], blobs } };
}

/** A written JSON file may name artifacts too. */
function refsInFile({ path, bytes }: WrittenFile): readonly ArtifactRef[] {
  if (!path.endsWith('.json')) return [];
  try {
    return findArtifactRefs(JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonValue);
  } catch {
    return [];
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
