import type { FunctionInfo, SourceText } from '@parallel-dispatcher/code-analysis';
import { listFunctions } from '@parallel-dispatcher/code-analysis';
import type { InlineFile } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import { matchFile } from './match-file.ts';

/** Sources beyond this many characters are bundles or data; reading them would tell little. */
const longestSource = 1_000_000;

export type SourceRead =
  | { readonly ok: true; readonly source: SourceText }
  | { readonly ok: false; readonly reason: string };

interface StoreOptions {
  readonly affectedFiles: readonly string[];
  readonly inlineFiles: readonly InlineFile[];
  readonly ports: DebugPorts;
}

/** The sources of one case, each read and parsed at most once. */
export class SourceStore {
  /** Affected and inline files, in the order given. */
  readonly known: readonly string[];
  readonly #inline: ReadonlyMap<string, InlineFile>;
  readonly #ports: DebugPorts;
  readonly #reads = new Map<string, Promise<SourceRead>>();
  readonly #kept = new Map<string, string>();
  readonly #functions = new Map<string, Promise<readonly FunctionInfo[] | null>>();

  constructor(options: StoreOptions) {
    this.#inline = new Map(options.inlineFiles.map((file) => [file.path, file]));
    this.#ports = options.ports;
    this.known = [...new Set([...options.affectedFiles, ...this.#inline.keys()])];
  }

  /** Takes the text of a file for when it is not on disk. */
  keep(file: string, text: string): void {
    this.#kept.set(file, text);
  }

  /** The file that a trace means: a known one with the same path or ending, else the path itself. */
  resolve(file: string): string {
    return matchFile(file, this.known) ?? file;
  }

  read(file: string): Promise<SourceRead> {
    const known = this.#reads.get(file);
    if (known) return known;
    const reading = this.#read(file);
    this.#reads.set(file, reading);
    return reading;
  }

  /** Null where the file cannot be read or parsed, or its language is not analysed. */
  functions(file: string): Promise<readonly FunctionInfo[] | null> {
    const known = this.#functions.get(file);
    if (known) return known;
    const listing = this.#list(file);
    this.#functions.set(file, listing);
    return listing;
  }

  async #list(file: string): Promise<readonly FunctionInfo[] | null> {
    const read = await this.read(file);
    if (!read.ok) return null;
    try {
      return await listFunctions(read.source);
    } catch (error) {
      // The TypeScript parser runs out of stack on source that is nested thousands of levels deep.
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  async #read(file: string): Promise<SourceRead> {
    this.#ports.signal?.throwIfAborted();
    const inline = this.#inline.get(file);
    if (inline) return accept({ file: nameOf(inline), text: inline.content });
    if (!file.startsWith('/')) return { ok: false, reason: 'it is no absolute path' };
    try {
      return accept({ file, text: await this.#ports.readText(file) });
    } catch (error) {
      this.#ports.signal?.throwIfAborted();
      const kept = this.#kept.get(file);
      if (kept !== undefined) return accept({ file, text: kept });
      return { ok: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** An inline file whose language is given but not told by its name gets an ending that tells. */
function nameOf(file: InlineFile): string {
  const endings: Readonly<Record<string, string>> = {
    typescript: '.ts',
    javascript: '.js',
    python: '.py',
  };
  const ending = endings[file.language ?? ''];
  const told = /\.(?:[cm]?[jt]sx?|pyw?)$/.exec(file.path) !== null && file.path !== 'unknown.py';
  return told || ending === undefined ? file.path : file.path.replace(/\.\w+$/, '') + ending;
}

function accept(source: SourceText): SourceRead {
  const { length } = source.text;
  if (length > longestSource) {
    return {
      ok: false,
      reason: `it has ${length} characters, and at most ${longestSource} are read`,
    };
  }
  if (source.text.includes('\0')) return { ok: false, reason: 'it is binary: it holds NUL bytes' };
  if (source.text.includes('\uFFFD')) return { ok: false, reason: 'it is not UTF-8 text' };
  return { ok: true, source };
}
