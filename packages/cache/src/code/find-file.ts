import { realpath, stat } from 'node:fs/promises';
import { extname } from 'node:path';

const endings = ['.js', '.ts', '.mjs', '.cjs', '.json', '/index.js', '/index.ts'];
const sources: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.cjs': '.cts' };

/**
 * The real path of a module file, also where its ending is left out or TypeScript is written as
 * JavaScript; undefined when there is none.
 */
export async function findFile(path: string): Promise<string | undefined> {
  const ending = extname(path);
  const source = sources[ending];
  const candidates = [
    path,
    ...(source === undefined ? [] : [path.slice(0, -ending.length) + source]),
    ...endings.map((added) => path + added),
  ];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile() === true) return await realpath(candidate);
  }
  return undefined;
}
