import { checkPythonTypes } from './check-python-types.ts';
import type { CheckOptions } from './check-types.ts';
import type { CheckedFiles, Checks } from './checks.ts';
import { compilePython } from './compile-python.ts';
import { runPythonTests } from './run-python-tests.ts';
import { lintPython } from './lint-python.ts';
import type { Workspace } from './workspace.ts';

/** Compiles the files, runs their tests and asks mypy and a linter where installed, at the same time. */
export async function checkPython(
  { folder }: Workspace,
  { files, testsFile }: CheckedFiles,
  ...[options]: [CheckOptions]
): Promise<Checks> {
  const [compiles, types, tests, lint] = await Promise.all([
    compilePython(folder, files, options),
    checkPythonTypes(folder, files, options),
    runPythonTests(folder, testsFile, options),
    lintPython(folder, files, options),
  ]);
  return {
    parts: { compiles, types: types.part, tests: tests.part },
    lint,
    optional: ['types'],
    metrics: { typeErrors: types.errors, testsPassed: tests.passed, testsFailed: tests.failed },
  };
}
