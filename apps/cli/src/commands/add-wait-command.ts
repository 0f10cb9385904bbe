import { Option, type Command } from 'commander';
import { addControlOptions, type WaitOptions } from '../options/control-options.ts';
import { parseSeconds } from '../options/parse-seconds.ts';
import { waitExamples } from '../render/help-texts.ts';
import type { CommandContext } from './command-context.ts';

const week = 604_800;

/** `dispatch wait`: the result of a run that another process has. */
export function addWaitCommand(program: Command, context: CommandContext): void {
  addControlOptions(program.command('wait'))
    .description('wait for the end of a run; answers its result, with its exit code')
    .addOption(
      new Option(
        '--timeout <seconds>',
        'how long to wait; then exit code 4, and the run goes on; default until it ends',
      ).argParser(parseSeconds(week)),
    )
    .addHelpText('before', waitExamples)
    .action(async (run: string, options: WaitOptions) => {
      const { wait } = await import('../actions/control-run.ts');
      context.settle(await wait(run, { options, cancel: context.cancel }));
    });
}
