import { suggest, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { CommanderError } from 'commander';
import { cliError } from '../cli-error.ts';

interface Asked {
  readonly argv: readonly string[];
  readonly commands: readonly string[];
  /** Long flags of the command that was asked for. */
  readonly flags: readonly string[];
}

/** What commander says about wrong arguments, in the one error shape. */
export function usageError(
  error: Pick<CommanderError, 'code' | 'message'>,
  asked: Asked,
): ErrorDetail {
  const text = error.message.replace(/^error: /, '');
  const [message = text, ...suggestions] = text.split('\n');
  const suggestion = suggestions.join(' ').replace(/^\((.*)\)$/, '$1');
  const flag = /^unknown option '(--[^'=]+)/.exec(message)?.[1];
  const hint =
    flag === undefined && suggestion !== '' ? suggestion : hintFor(error.code, { ...asked, flag });
  return cliError('BAD_USAGE', sentence(message), { hint });
}

function hintFor(
  code: string,
  { argv, commands, flags, flag = '' }: Asked & { readonly flag: string | undefined },
): string {
  // Commander would suggest the nearest however far; a wrong guess costs more than none.
  const names = flags.map((known) => known.slice(2));
  const meantFlag = suggest(flag.slice(2), names);
  if (meantFlag !== undefined) return `Did you mean --${meantFlag}?`;
  const first = argv.find((argument) => !argument.startsWith('-'));
  const command = commands.find((name) => name === first);
  if (command !== undefined) return `See dispatch ${command} --help.`;
  if (code !== 'commander.excessArguments' || first === undefined) return 'See dispatch --help.';
  const near = suggest(first, commands);
  const meant = near === undefined ? '' : `Did you mean dispatch ${near}? `;
  return `${meant}There are ${commands.join(', ')}.`;
}

function sentence(text: string): string {
  const start = text.trim().charAt(0).toUpperCase() + text.trim().slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
