import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The command that runs the TypeScript compiler of this package; undefined where there is none. */
export function findTypeChecker():
  | { readonly command: string; readonly args: readonly string[]; readonly version: string }
  | undefined {
  try {
    const require = createRequire(import.meta.url);
    const manifest = require.resolve('typescript/package.json');
    const { version } = require(manifest) as { version: string };
    // The native binary itself starts several times faster than the script that looks for it.
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    const native = join(dirname(createRequire(manifest).resolve(platform)), 'lib', 'tsc');
    if (existsSync(native)) return { command: native, args: [], version };
    return { command: process.execPath, args: [join(dirname(manifest), 'bin', 'tsc')], version };
  } catch {
    return undefined;
  }
}
