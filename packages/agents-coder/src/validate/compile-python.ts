import type { CheckOptions } from './check-types.ts';
import { lastLines } from './last-lines.ts';
import { stopped } from './part-not-run.ts';
import { runPython } from './run-python.ts';
import type { ValidationPart } from './validation.ts';

/** Whether each file is Python at all. */
export async function compilePython(
  folder: string,
  files: readonly string[],
  ...[options]: [CheckOptions]
): Promise<ValidationPart> {
  const sources = files.filter((file) => file.endsWith('.py'));
  const result = await runPython(folder, ['-m', 'py_compile', ...sources], options);
  const command = `python3 -m py_compile, ${sources.length} files`;
  if (result.kind === 'stopped') return stopped(result.reason, command);
  return {
    passed: result.code === 0,
    reason: result.code === 0 ? null : 'a file does not compile',
    evidence: [command, `exit code ${result.code}`, ...lastLines(result.output)],
  };
}
