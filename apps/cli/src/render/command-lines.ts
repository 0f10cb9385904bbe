import type { Page } from './page.ts';
import { shellCommand } from './shell-command.ts';

/** Commands to go on with, a line each, with an empty line before. */
export function commandLines(
  commands: readonly (readonly string[])[],
  { paint }: Page,
): readonly string[] {
  return ['', ...commands.map((command) => paint('dim', `$ ${shellCommand(command)}`))];
}
