import type { Command } from 'commander';
import { addRunAgainOptions, collect, type RetryFlags } from '../options/run-again-options.ts';
import { retryExamples } from '../render/help-texts.ts';
import type { CommandContext } from './command-context.ts';

/** `dispatch retry`: a new run that takes over the answers which still hold. */
export function addRetryCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('retry')
    .description('run again what failed or changed; answers that still hold are taken over')
    .argument('[run]', 'a run id, the name of an index, or latest', 'latest')
    .option('--failed', 'what failed, and what it blocked; this is the default')
    .option('--from <task>', 'this task and all that depends on it; may be repeated', collect)
    .option('--only <task>', 'this task alone; may be repeated', collect)
    .option('--plan <file>', 'an edited plan: what did not change is taken over')
    .addHelpText('before', retryExamples)
    .action(async (run: string, options: RetryFlags) => {
      const { retry } = await import('../actions/run-again.ts');
      context.settle(await retry(run, { options, cancel: context.cancel }));
    });
  addRunAgainOptions(command);
}
