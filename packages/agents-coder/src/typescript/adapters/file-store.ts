import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StateStore, StoredState } from '../support/state-store.ts';

/** Keeps the state in a JSON file, which is replaced at once, never half. */
export function fileStore(path: string): StateStore {
  return {
    load: async () => {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (Reflect.get(Object(error), 'code') === 'ENOENT') return null;
        throw error;
      }
      return JSON.parse(text) as StoredState;
    },
    save: async (state) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.draft`, JSON.stringify(state));
      await rename(`${path}.draft`, path);
    },
  };
}
