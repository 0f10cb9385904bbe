import { checkTypes, type CheckOptions } from './check-types.ts';
import type { CheckedFiles, Checks } from './checks.ts';
import { runTests } from './run-tests.ts';
import type { Workspace } from './workspace.ts';

/** Type-checks the files and runs their tests, at the same time. */
export async function checkTypescript(
  workspace: Workspace,
  { files, testsFile }: CheckedFiles,
  ...[options]: [CheckOptions]
): Promise<Checks> {
  const [types, tests] = await Promise.all([
    checkTypes(workspace, files, options),
    runTests(workspace, testsFile, options),
  ]);
  return {
    parts: { types: types.part, tests: tests.part },
    optional: [],
    metrics: { typeErrors: types.errors, testsPassed: tests.passed, testsFailed: tests.failed },
  };
}
