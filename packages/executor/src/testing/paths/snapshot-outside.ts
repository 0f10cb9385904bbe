import { readFile, readdir, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PathScene } from './path-scene.ts';

/** All that is in the scene beside its roots, with its text: no escape may change any of it. */
export async function snapshotOutside(scene: PathScene): Promise<ReadonlyMap<string, string>> {
  const { base, root, realOfLinked } = scene;
  const kept = new Map<string, string>();
  const look = async (folder: string): Promise<void> => {
    for (const name of (await readdir(folder)).toSorted()) {
      const path = join(folder, name);
      if (path === root || path === realOfLinked) continue;
      const found = await lstat(path);
      kept.set(path, found.isFile() ? await readFile(path, 'utf8') : 'no file');
      if (found.isDirectory()) await look(path);
    }
  };
  await look(base);
  return kept;
}
