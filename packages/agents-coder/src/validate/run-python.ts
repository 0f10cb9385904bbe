import type { CheckOptions } from './check-types.ts';
import { runCommand, type CommandResult } from './run-command.ts';

/** Runs Python in a folder, without the environment of this process. */
export function runPython(
  folder: string,
  args: readonly string[],
  ...[options]: [CheckOptions]
): Promise<CommandResult> {
  return runCommand({
    command: 'python3',
    args,
    folder,
    env: {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      HOME: folder,
      TMPDIR: folder,
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONHASHSEED: '0',
    },
    ...options,
  });
}
