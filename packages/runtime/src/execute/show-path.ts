import { relative } from 'node:path';

/** Relative where the file is below the working directory, as the documented result has it. */
export function showPath(file: string, cwd: string): string {
  const way = relative(cwd, file);
  return way.startsWith('..') ? file : way;
}
