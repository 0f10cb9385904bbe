import type { Options } from 'prettier';

/** A file to place, its path relative to the folder of the node. */
export interface GeneratedFile {
  readonly path: string;
  readonly contents: string;
}

const style: Options = { parser: 'typescript', singleQuote: true, printWidth: 100 };

/** Lays out TypeScript files; others stay as they are. prettier is loaded on first use. */
export async function formatFiles(
  files: readonly GeneratedFile[],
): Promise<readonly GeneratedFile[]> {
  const { format } = await import('prettier');
  return Promise.all(
    files.map(async ({ path, contents }) => ({
      path,
      contents: path.endsWith('.ts') ? await format(contents, style) : contents,
    })),
  );
}
