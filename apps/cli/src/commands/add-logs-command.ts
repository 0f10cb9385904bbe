import type { Command } from 'commander';
import { addControlOptions, type LogsOptions } from '../options/control-options.ts';
import type { CommandContext } from './command-context.ts';

/** `dispatch logs`: the events of a run, also of one that another process has. */
export function addLogsCommand(program: Command, context: CommandContext): void {
  addControlOptions(program.command('logs'), ['json', 'stream-json', 'text'])
    .description('print the events of a run, one a line')
    .option('-f, --follow', 'go on with what happens, until the run ends')
    .action(async (run: string, options: LogsOptions) => {
      const { printLogs } = await import('../actions/print-logs.ts');
      context.settle(await printLogs(run, { options, cancel: context.cancel }));
    });
}
