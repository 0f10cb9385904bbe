import { resolve } from 'node:path';
import type { Baseline } from './baseline.ts';

/** Whether the test command names a file, as the program that it starts or for it to run. */
export function isStarted(file: string, baseline: Baseline): boolean {
  if (!baseline.ran) return false;
  const { argv, project } = baseline;
  return argv.some((part) => resolve(project.folder, part) === file);
}
