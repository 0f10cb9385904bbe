import type { JsonValue } from '@parallel-dispatcher/schema';
import { mapTexts } from './map-texts.ts';

export interface PlacesOptions {
  /**
   * Folders that tasks work in, the working directory first; of each the absolute paths that lead
   * to it, the one to be told first.
   */
  readonly folders: readonly (readonly string[])[];
  /** Ids that are new in each run, by the name that stands for them. */
  readonly ids: Readonly<Record<string, string>>;
}

/** What is somewhere else in each run, and the names that stand for it. */
export interface Places {
  hide<T extends JsonValue>(value: T): T;
  /** The same for the places of this run. */
  show<T extends JsonValue>(value: T): T;
}

/**
 * `{{dispatch:folder:0}}` stands for the working directory, further ones for allowed folders, and
 * `{{dispatch:NAME}}` for ids, so that a run can be replayed in another folder under other ids.
 */
export function createPlaces({ folders, ids }: PlacesOptions): Places {
  const named = new Map<string, string>();
  const shown = new Map<string, string>();
  const add = (text: string, name: string): void => {
    const mark = `{{dispatch:${name}}}`;
    if (!named.has(text)) named.set(text, mark);
    if (!shown.has(mark)) shown.set(mark, text);
  };
  for (const [name, id] of Object.entries(ids)) add(id, name);
  for (const [index, paths] of folders.entries()) {
    // Everything is below the root: nothing would be told apart.
    for (const path of paths) if (path !== '/') add(path, `folder:${index}`);
  }
  const hideText = replacer(named, beforePath, afterPath);
  const showText = replacer(shown, '', '');
  return {
    hide: (value) => mapTexts(value, hideText),
    show: (value) => mapTexts(value, showText),
  };
}

/** `/shop` is neither within `/my/shop` nor the begin of `/shopping`. */
const beforePath = String.raw`(?<![\w.-])`;
const afterPath = String.raw`(?![\w-]|\.\w)`;

function replacer(
  replacements: ReadonlyMap<string, string>,
  ...[before, after]: [string, string]
): (text: string) => string {
  if (replacements.size === 0) return (text) => text;
  // The longest first: a folder within another is not the other.
  const texts = [...replacements.keys()].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(`${before}(?:${texts.map(escape).join('|')})${after}`, 'g');
  return (text) => text.replace(pattern, (found) => replacements.get(found) ?? found);
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
