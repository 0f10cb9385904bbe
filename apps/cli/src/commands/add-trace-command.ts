import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import type { CommandContext } from './command-context.ts';

export function addTraceCommand(program: Command, context: CommandContext): void {
  const trace = program.command('trace').description('look at what runs left behind');

  trace
    .command('ls')
    .description('list the runs, the newest first')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--trace-dir <dir>', 'where traces are; default ./traces')
    .option('--config <file>', 'config to use')
    .action(async (options: TraceOptions) => {
      const { listTraces } = await import('../actions/list-traces.ts');
      context.settle(await listTraces(options));
    });

  trace
    .command('show')
    .description('show one run, or one task of it')
    .argument('[run]', 'a run id, the name of an index, or latest', 'latest')
    .argument('[task]', 'a task id')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--trace-dir <dir>', 'where traces are; default ./traces')
    .option('--config <file>', 'config to use')
    .action(async (run: string, task: string | undefined, options: TraceOptions) => {
      const { showTrace } = await import('../actions/show-trace.ts');
      context.settle(await showTrace({ run, task }, options));
    });
}
