import type { Command } from 'commander';
import { addControlOptions } from '../options/control-options.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import type { CommandContext } from './command-context.ts';

/** `dispatch status`: where a run stands, whoever runs it. */
export function addStatusCommand(program: Command, context: CommandContext): void {
  addControlOptions(program.command('status'))
    .description('show where a run stands, and what it is at')
    .action(async (run: string, options: TraceOptions) => {
      const { showStatus } = await import('../actions/control-run.ts');
      context.settle(await showStatus(run, options));
    });
}
