import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping';

interface Spot {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

interface MapOptions {
  readonly readText: (path: string) => Promise<string>;
  /** Takes a source that stands in a map, for when there is no such file. */
  readonly keepSource: (file: string, text: string) => void;
}

/** Maps of sources larger than this are of bundles of everything. */
const longestMap = 50_000_000;

/** Source maps of transpiled files, each read at most once. */
export class SourceMaps {
  readonly #options: MapOptions;
  readonly #maps = new Map<string, Promise<TraceMap | null>>();

  constructor(options: MapOptions) {
    this.#options = options;
  }

  /** The place in the source; null where no map tells it. */
  async originalOf({ file, line, column }: Spot): Promise<Spot | null> {
    if (!file.startsWith('/')) return null;
    const map = await this.#mapOf(file);
    if (!map) return null;
    const found = originalPositionFor(map, { line, column: column - 1 });
    if (found.source === null) return null;
    const text = sourceContentFor(map, found.source);
    const source = pathOf(found.source, dirname(file));
    if (text !== null) this.#options.keepSource(source, text);
    return { file: source, line: found.line, column: found.column + 1 };
  }

  #mapOf(file: string): Promise<TraceMap | null> {
    const known = this.#maps.get(file);
    if (known) return known;
    const reading = this.#read(file);
    this.#maps.set(file, reading);
    return reading;
  }

  /** A map that cannot be read or is damaged is none: the trace stays as it was printed. */
  async #read(file: string): Promise<TraceMap | null> {
    try {
      const text = await this.#options.readText(file);
      const comment = [...text.matchAll(/^\s*\/\/[#@] sourceMappingURL=(\S+)\s*$/gm)].at(-1)?.[1];
      if (comment === undefined) return null;
      const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/.exec(comment);
      const path = inline ? file : pathOf(decodeURIComponent(comment), dirname(file));
      const json = inline
        ? Buffer.from(decodeURIComponent(inline[2] ?? ''), inline[1] ? 'base64' : 'utf8').toString()
        : await this.#options.readText(path);
      return json.length > longestMap ? null : new TraceMap(json, path);
    } catch {
      return null;
    }
  }
}

/** A path of a map or a comment: a URL, absolute, or relative to a folder. */
function pathOf(name: string, folder: string): string {
  return name.startsWith('file:') ? fileURLToPath(name) : resolve(folder, name);
}
