import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { indexVersion } from './create-tables.ts';

export interface IndexPlace {
  /** Absolute; created when missing, with all above. */
  readonly folder: string;
  /** Letters and digits that tell the indexes of several workspaces apart. */
  readonly key: string;
}

/** Absolute path of an index: of one version of its tables, and of one generation. */
export function indexFile(place: IndexPlace, generation: number): string {
  return join(place.folder, `${prefixOf(place)}${generation}.sqlite`);
}

/** Generations in a folder, the latest first; none without the folder. */
export function listGenerations(place: IndexPlace): readonly number[] {
  const prefix = prefixOf(place);
  const numbers = listNames(place.folder).flatMap((name) => {
    if (!name.startsWith(prefix)) return [];
    const number = /^([1-9]\d{0,8})\.sqlite$/.exec(name.slice(prefix.length))?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return numbers.sort((one, other) => other - one);
}

function prefixOf({ key }: IndexPlace): string {
  return `retrieval-v${indexVersion}-${key}.`;
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
