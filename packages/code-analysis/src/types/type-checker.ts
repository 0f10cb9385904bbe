import type { CompilerOptions, LanguageService } from 'typescript-api';
import type { SourceText } from '../source-text.ts';
import type { TypeScript } from '../typescript/load-typescript.ts';

export interface CheckedFile {
  /** What the compiler calls it: an absolute path. */
  readonly name: string;
  readonly source: SourceText;
}

/** What programs may use without saying so; unknown, they would be taken for misspelled names. */
const globals = `declare const __dirname: string, __filename: string;
declare const process: any, Buffer: any, global: any, require: any, module: any, exports: any;
declare const setImmediate: any, clearImmediate: any;
declare const describe: any, suite: any, context: any, specify: any, it: any, test: any, expect: any;
declare const before: any, after: any, beforeAll: any, afterAll: any;
declare const beforeEach: any, afterEach: any, jest: any, vi: any, sinon: any, assert: any;
`;
const globalsFile = '/__globals.d.ts';

/**
 * The compiler over some texts and its own libraries, and nothing else of the disk. One for the
 * life of the process, with other texts each time: parsing the libraries takes half a second.
 */
export class TypeChecker {
  readonly service: LanguageService;
  #texts: ReadonlyMap<string, string> = new Map();
  #round = 0;

  constructor(ts: TypeScript) {
    const options: CompilerOptions = {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
      types: [],
      strict: true,
      noImplicitAny: false,
      allowJs: true,
      checkJs: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      skipLibCheck: true,
    };
    const libraries = ts.getDefaultLibFilePath(options).replace(/[^/\\]*$/, '');
    const read = (file: string): string | undefined =>
      this.#texts.get(file) ?? (file.startsWith(libraries) ? ts.sys.readFile(file) : undefined);
    this.service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...this.#texts.keys()],
      getScriptVersion: (file) => (this.#texts.has(file) ? String(this.#round) : '0'),
      getScriptSnapshot: (file) => {
        const text = read(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => ts.getDefaultLibFilePath(options),
      fileExists: (file) => read(file) !== undefined,
      readFile: read,
      directoryExists: () => true,
      getDirectories: () => [],
    });
  }

  /** Takes these files in place of all before. */
  load(sources: readonly SourceText[]): readonly CheckedFile[] {
    const files = sources.map((source) => ({
      name: source.file.startsWith('/') ? source.file : `/${source.file}`,
      source,
    }));
    this.#round += 1;
    this.#texts = new Map([
      [globalsFile, globals],
      ...files.map(({ name, source }) => [name, source.text] as const),
    ]);
    return files;
  }
}
