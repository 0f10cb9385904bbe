import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Whether what is published holds together: files that `exports` and `bin` name are there and are
 * what they say (publint), and types are found the way the code is (attw; ESM only, as we are).
 */
export function lintTarball(tarball: string): void {
  runProgram(['publint', '--strict', tarball], here);
  runProgram(['attw', '--profile', 'esm-only', '--quiet', tarball], here);
}
