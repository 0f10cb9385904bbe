import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createArtifactStore } from '../../src/artifacts/artifact-store.ts';
import { failingFileSystem, withoutSync } from '../support/failing-file-system.ts';
import { temporaryFolder } from '../support/sample-run.ts';

const about = { mediaType: 'text/plain', name: 'notes.txt' };
const bytes = new TextEncoder().encode('hello');
const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const silent = () => undefined;

describe('artifacts', () => {
  test('are kept under the hash of their bytes', async () => {
    using folder = temporaryFolder();
    const store = createArtifactStore({ fs: withoutSync, folder: folder.path, onFailure: silent });
    const twice = await Promise.all([store.put(bytes, about), store.put(bytes, about)]);
    expect(twice[0]).toEqual({
      $artifact: sha256,
      bytes: 5,
      media_type: 'text/plain',
      name: 'notes.txt',
    });
    expect(twice[1]).toEqual(twice[0]);
    expect(readdirSync(folder.path)).toEqual([sha256]);
    expect(Buffer.from((await store.get(sha256)) ?? [])).toEqual(Buffer.from(bytes));
  });

  test('bytes that were changed on disk are absent', async () => {
    using folder = temporaryFolder();
    const store = createArtifactStore({ fs: withoutSync, folder: folder.path, onFailure: silent });
    await store.put(bytes, about);
    writeFileSync(join(folder.path, sha256), 'hellO');
    expect(await store.get(sha256)).toBeUndefined();
  });

  test.each(['../../etc/passwd', '', sha256.toUpperCase(), `${sha256}/`, '0'.repeat(64)])(
    'nothing is at %s',
    async (address) => {
      using folder = temporaryFolder();
      const store = createArtifactStore({
        fs: withoutSync,
        folder: folder.path,
        onFailure: silent,
      });
      await store.put(bytes, about);
      expect(await store.get(address)).toBeUndefined();
    },
  );

  test('stay in memory when the disk is full, which is told', async () => {
    using folder = temporaryFolder();
    const failures: string[] = [];
    const store = createArtifactStore({
      fs: failingFileSystem({ at: 1, code: 'ENOSPC', staysBroken: true }),
      folder: folder.path,
      onFailure: (code) => failures.push(code),
    });
    await store.put(bytes, about);
    expect(failures).toEqual(['ENOSPC']);
    expect(await store.get(sha256)).toEqual(bytes);
  });

  test('a later change of the given bytes changes nothing', async () => {
    const store = createArtifactStore({ fs: withoutSync, folder: null, onFailure: silent });
    const given = Uint8Array.from(bytes);
    await store.put(given, about);
    given.fill(0);
    expect(await store.get(sha256)).toEqual(bytes);
  });
});
