import { oneLine } from './plain-text.ts';

/** An argv as a line to paste into a POSIX shell. */
export function shellCommand(argv: readonly string[]): string {
  return argv.map((argument) => quote(oneLine(argument))).join(' ');
}

function quote(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}
