import type { Command } from 'commander';
import { usageAnswer } from '../answer.ts';
import type { CommandContext } from './command-context.ts';

/**
 * Answers instead of waiting at a terminal for a plan that nobody will type: with help where a
 * person reads stdout, else with an error. False when there is input to read.
 */
export function answerWithoutInput(
  source: string | undefined,
  command: Command,
  { stdinIsTerminal, stdoutIsTerminal, settle }: CommandContext,
): boolean {
  if (source !== undefined || !stdinIsTerminal) return false;
  if (stdoutIsTerminal) {
    command.outputHelp();
  } else {
    const hint = 'Name a plan file, or send the plan: dispatch < plan.json > result.json';
    settle(usageAnswer('No input: no file is named, and stdin is a terminal.', hint));
  }
  return true;
}
