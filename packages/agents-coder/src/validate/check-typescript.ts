import { checkTypes, type CheckOptions } from './check-types.ts';
import type { CheckedFiles, Checks } from './checks.ts';
import { lintTypescript } from './lint-typescript.ts';
import { runTests } from './run-tests.ts';
import type { Workspace } from './workspace.ts';

/** Type-checks the files, lints them and runs their tests, at the same time. */
export async function checkTypescript(
  workspace: Workspace,
  { files, testsFile }: CheckedFiles,
  ...[options]: [CheckOptions]
): Promise<Checks> {
  const [types, tests, lint] = await Promise.all([
    checkTypes(workspace, files, options),
    runTests(workspace, testsFile, options),
    lintTypescript(workspace.folder, files, options),
  ]);
  return {
    parts: { types: types.part, tests: tests.part },
    lint,
    optional: [],
    metrics: { typeErrors: types.errors, testsPassed: tests.passed, testsFailed: tests.failed },
  };
}
