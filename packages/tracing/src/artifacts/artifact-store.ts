import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ArtifactRef } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { placeFile } from '../files/place-file.ts';

interface StoreOptions {
  readonly fs: FileSystem;
  /** Null keeps all bytes in memory. */
  readonly folder: string | null;
  readonly onFailure: (code: string) => void;
}

const address = /^[0-9a-f]{64}$/;

/**
 * Bytes by their SHA-256, one file each. What cannot be written stays in memory, so the run goes
 * on; bytes that no longer match their address are treated as absent.
 */
export function createArtifactStore({ fs, folder, onFailure }: StoreOptions): ArtifactStore {
  const kept = new Map<string, Uint8Array>();
  const placed = new Map<string, Promise<void>>();
  let count = 0;

  return {
    async put(bytes, { mediaType, name }): Promise<ArtifactRef> {
      const sha256 = digestOf(bytes);
      if (folder === null) kept.set(sha256, Uint8Array.from(bytes));
      else await placeOnce(join(folder, sha256), { sha256, bytes });
      return { $artifact: sha256, bytes: bytes.length, media_type: mediaType, name };
    },
    async get(sha256): Promise<Uint8Array | undefined> {
      if (!address.test(sha256)) return undefined;
      const inMemory = kept.get(sha256);
      if (inMemory !== undefined || folder === null) return inMemory;
      const bytes = await fs.readFile(join(folder, sha256)).catch(() => undefined);
      return bytes !== undefined && digestOf(bytes) === sha256 ? bytes : undefined;
    },
  };

  /** The same bytes asked for twice are written once. */
  async function placeOnce(path: string, { sha256, bytes }: Addressed): Promise<void> {
    let placing = placed.get(sha256);
    if (placing === undefined) {
      count += 1;
      placing = place(path, {
        sha256,
        bytes: Uint8Array.from(bytes),
        temporary: `${path}.${count}`,
      });
      placed.set(sha256, placing);
    }
    await placing;
  }

  async function place(path: string, file: Addressed & { temporary: string }): Promise<void> {
    try {
      await placeFile(fs, { path, temporary: file.temporary, bytes: file.bytes });
    } catch (error) {
      kept.set(file.sha256, file.bytes);
      onFailure(errorCode(error));
    }
  }
}

interface Addressed {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
