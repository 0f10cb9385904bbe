import type { Options } from 'prettier';
import type { GeneratedFile } from '../node/generated-file.ts';

/** babel lays out the same as the parser of TypeScript, in two thirds of the time. */
const style: Options = { parser: 'babel-ts', singleQuote: true, printWidth: 100 };

/** Copies of our own modules are laid out already. */
const laidOut = /^support_/;

/** Lays out TypeScript files; others stay as they are. prettier is loaded on first use. */
export async function formatFiles(
  files: readonly GeneratedFile[],
): Promise<readonly GeneratedFile[]> {
  const { format } = await import('prettier');
  return Promise.all(
    files.map(async ({ path, contents }) => ({
      path,
      contents:
        path.endsWith('.ts') && !laidOut.test(path) ? await format(contents, style) : contents,
    })),
  );
}
