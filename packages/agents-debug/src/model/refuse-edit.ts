import { basename, isAbsolute, relative } from 'node:path';
import type { FailureCase } from '../case/failure-case.ts';
import { isTestFile } from '../case/is-test-file.ts';
import { isStarted } from '../trial/is-started.ts';

/** Files that say what a test run is, or which code it runs with. */
const settings =
  /^(?:package\.json|tsconfig.*\.json|pyproject\.toml|setup\.(?:py|cfg)|tox\.ini|pytest\.ini|conftest\.py|makefile|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|(?:jest|vitest|vite|babel|webpack|rollup|eslint|karma|playwright)[^/]*\.config\.[^/]+|.*[.-]lock(?:\.[^/]+)?|.*lock\.(?:json|ya?ml)|go\.sum)$/i;

/** Why a fix may not touch a file: it would mend the measurement instead of the fault. */
export function refuseEdit(
  file: string,
  { baseline, short }: Pick<FailureCase, 'baseline' | 'short'>,
): string | null {
  const root = baseline.ran ? baseline.project.root : null;
  const inside = root === null ? short(file) : relative(root, file);
  if (isTestFile(inside)) return 'it is a test, which a fix does not change';
  if (settings.test(basename(file))) return 'it is a setting or a lock file';
  if (inside.split('/').includes('node_modules')) return 'it belongs to a library';
  if (isStarted(file, baseline)) return 'the test command starts it';
  return root !== null && (inside.startsWith('..') || isAbsolute(inside))
    ? 'it lies outside of the project'
    : null;
}
