import type { Command } from 'commander';
import { addRunAgainOptions, type ResumeFlags } from '../options/run-again-options.ts';
import { resumeExamples } from '../render/help-texts.ts';
import type { CommandContext } from './command-context.ts';

/** `dispatch resume`: the same run, from where it broke off. */
export function addResumeCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('resume')
    .description('go on with a run that broke off; what finished never runs again')
    .argument('[run]', 'a run id, the name of an index, or latest', 'latest')
    .option('--plan <file>', 'the plan as it was, where it had secrets that are stored nowhere')
    .option(
      '--force',
      'take a run over whose owner was on another machine, or whose journal ended early',
    )
    .addHelpText('before', resumeExamples)
    .action(async (run: string, options: ResumeFlags) => {
      const { resume } = await import('../actions/run-again.ts');
      context.settle(await resume(run, { options, cancel: context.cancel }));
    });
  addRunAgainOptions(command);
}
