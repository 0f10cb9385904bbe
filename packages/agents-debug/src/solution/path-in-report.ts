import { relative } from 'node:path';
import type { FailureCase } from '../case/failure-case.ts';

/** A file as `patch` needs it where the project is known; else as the report writes it. */
export function pathInReport({ baseline, short }: FailureCase, file: string): string {
  return baseline.ran ? relative(baseline.project.root, file) : short(file);
}
