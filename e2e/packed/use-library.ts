import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './public-packages.ts';
import { runProgram } from './run-program.ts';
import { makeProject } from './scratch-project.ts';
import type { Scratch } from './scratch-project.ts';

const compile =
  'tsc --noEmit --strict --types node --module nodenext --target es2023 --resolveJsonModule use.ts';

/** Runs and compiles `consumer/<name>.ts` where only the named packages are installed. */
export function useLibrary(
  consumer: string,
  scratch: Scratch & { readonly packages: readonly string[] },
): void {
  const folder = makeProject(consumer, scratch, scratch.packages);
  cpSync(join(root, 'e2e/packed/consumer', `${consumer}.ts`), join(folder, 'use.ts'));
  runProgram([process.execPath, 'use.ts'], folder);
  runProgram(compile.split(' ') as [string, ...string[]], folder);
}
