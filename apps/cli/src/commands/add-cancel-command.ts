import type { Command } from 'commander';
import { addControlOptions, type CancelOptions } from '../options/control-options.ts';
import { cancelExamples } from '../render/help-texts.ts';
import type { CommandContext } from './command-context.ts';

/** `dispatch cancel`: stops a run that another process has, or one task of it. */
export function addCancelCommand(program: Command, context: CommandContext): void {
  addControlOptions(program.command('cancel'))
    .description('stop a run, or one task of it; what no process has stops when it is resumed')
    .option('--task <id>', 'only this task; what depends on it is blocked')
    .option('--reason <text>', 'why, for the journal and the result')
    .addHelpText('before', cancelExamples)
    .action(async (run: string, options: CancelOptions) => {
      const { sendCancel } = await import('../actions/control-run.ts');
      context.settle(await sendCancel(run, options));
    });
}
