import type { CheckOptions } from './check-types.ts';
import { notRun, stopped } from './part-not-run.ts';
import { runPython } from './run-python.ts';
import type { ValidationPart } from './validation.ts';

/** What mypy says of the files, where it is installed. */
export async function checkPythonTypes(
  folder: string,
  files: readonly string[],
  ...[options]: [CheckOptions]
): Promise<{ readonly part: ValidationPart; readonly errors: number | null }> {
  const sources = files.filter((file) => file.endsWith('.py'));
  const args = ['-m', 'mypy', '--no-color-output', '--no-error-summary', ...sources];
  const result = await runPython(folder, args, options);
  if (result.kind === 'stopped') return { part: stopped(result.reason, 'mypy'), errors: null };
  if (/No module named '?mypy/.test(result.output)) {
    return { part: notRun('mypy is not installed for python3', 'python3 -m mypy'), errors: null };
  }
  const errors = result.output.split('\n').filter((line) => line.includes(': error:'));
  const passed = result.code === 0;
  return {
    part: {
      passed,
      reason: passed ? null : `${errors.length} type errors`,
      evidence: ['python3 -m mypy', `exit code ${result.code}`, ...errors.slice(0, 20)],
    },
    errors: errors.length,
  };
}
