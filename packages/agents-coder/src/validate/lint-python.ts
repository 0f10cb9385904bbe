import type { CheckOptions } from './check-types.ts';
import { notRun, stopped } from './part-not-run.ts';
import { runPython } from './run-python.ts';
import type { ValidationPart } from './validation.ts';

/** Both find what pyflakes finds; the first that is there is asked. */
const linters = [
  { module: 'ruff', args: 'check --isolated --no-cache --select=E9,F --output-format=concise' },
  { module: 'pyflakes', args: '' },
] as const;

/** What ruff or pyflakes says of the Python files of a folder, where one of them is installed. */
export async function lintPython(
  folder: string,
  files: readonly string[],
  ...[options]: [CheckOptions]
): Promise<ValidationPart> {
  const sources = files.filter((file) => file.endsWith('.py'));
  for (const { module, args } of linters) {
    const command = `python3 -m ${module} ${args}`.trim();
    const asked = ['-m', module, ...args.split(' ').filter((arg) => arg !== ''), ...sources];
    const result = await runPython(folder, asked, options);
    if (result.kind === 'stopped') return stopped(result.reason, command);
    if (/No module named '?(?:ruff|pyflakes)/.test(result.output)) continue;
    const found = result.output.split('\n').filter((line) => /^\S+:\d+:\d+:? /.test(line));
    if (result.code !== 0 && found.length === 0) {
      return notRun(`${module} ended with ${result.code}`, command);
    }
    return {
      passed: found.length === 0,
      reason: found[0] ?? null,
      evidence: [
        command,
        `${sources.length} files, ${found.length} findings`,
        ...found.slice(0, 20),
      ],
    };
  }
  return notRun('neither ruff nor pyflakes is installed for python3', 'python3 -m ruff');
}
