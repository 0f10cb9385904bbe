/** What a module asks for by name, as far as its text says so. */
export interface FoundImports {
  /** As written: `./run.ts`, `zod`, `node:fs`. */
  readonly specifiers: readonly string[];
  /** Of `new URL('./prompt.md', import.meta.url)`. */
  readonly urls: readonly string[];
  /** Whether it also imports by a name that is only known when it runs. */
  readonly computed: boolean;
}

const blank = String.raw`(?:\s|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|\/\/[^\n]*\n)*`;
const literal = '(?:\'([^\'\\n]+)\'|"([^"\\n]+)"|`([^`$\\n]+)`)';
const statement = new RegExp(`\\b(?:from|import)${blank}${literal}`, 'g');
const callee = String.raw`\b(?:import|require(?:\.resolve)?|import\.meta\.resolve)${blank}\(${blank}`;
const call = new RegExp(`${callee}${literal}${blank}[,)]`, 'g');
const anyCall = new RegExp(callee, 'g');
const url = new RegExp(
  String.raw`\bnew\s+URL\(${blank}${literal}${blank},${blank}import\.meta\.url`,
  'g',
);

/**
 * Finds imports in JavaScript or TypeScript by their form. It takes too many rather than too few:
 * those in comments, in texts and of types count as well, which at worst hashes a file for nothing.
 */
export function findImports(source: string): FoundImports {
  const calls = literalsOf(source, call);
  return {
    specifiers: [...new Set([...literalsOf(source, statement), ...calls])],
    urls: [...new Set(literalsOf(source, url))],
    computed: [...source.matchAll(anyCall)].length > calls.length,
  };
}

function literalsOf(source: string, form: RegExp): readonly string[] {
  return [...source.matchAll(form)].map(([, single, double, ticked]) => {
    return single ?? double ?? ticked ?? '';
  });
}
