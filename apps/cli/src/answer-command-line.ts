import { isatty } from 'node:tty';
import { CommanderError, type Command } from 'commander';
import { errorAnswer, type Answer } from './answer.ts';
import { commandNames } from './options/command-names.ts';
import { usageError } from './options/usage-error.ts';
import { ownVersion } from './own-version.ts';
import { buildProgram } from './program.ts';
import { ownExitCodes } from './render/refused-document.ts';

/** Carries out one command line. Wrong arguments, help and version are answers like any other. */
export async function answerCommandLine(
  argv: readonly string[],
  cancel: AbortSignal,
): Promise<Answer> {
  let answer: Answer | undefined;
  let written = '';
  const program = buildProgram(
    {
      version: ownVersion(),
      stdinIsTerminal: isatty(0),
      stdoutIsTerminal: process.stdout.isTTY,
      cancel,
      settle: (settled) => {
        answer = settled;
      },
      write: (text) => {
        written += text;
      },
    },
    argv[0],
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode !== 0) {
      const error = usageError(cause, {
        argv,
        commands: commandNames,
        flags: flagsOf(program, argv),
      });
      return errorAnswer([error], ownExitCodes.refused);
    }
  }
  return answer ?? { kind: 'raw', exitCode: 0, raw: written };
}

/** Long flags of the command that the arguments name; of `run` when they name none. */
function flagsOf(program: Command, argv: readonly string[]): readonly string[] {
  let asked = program;
  for (const argument of argv.filter((given) => !given.startsWith('-'))) {
    const next = asked.commands.find((command) => command.name() === argument);
    if (next === undefined) break;
    asked = next;
  }
  const commands = asked === program ? [program, ...program.commands.slice(0, 1)] : [asked];
  return commands.flatMap(({ options }) => options.flatMap(({ long }) => long ?? []));
}
