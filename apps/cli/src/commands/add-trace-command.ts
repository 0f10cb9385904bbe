import { Option, type Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import { parseCount } from '../options/parse-count.ts';
import type { CleanOptions, TraceOptions } from '../options/trace-options.ts';
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

  trace
    .command('clean')
    .description('remove old runs: only what is ours beyond doubt')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--older-than <age>', 'runs that ended longer ago, such as 30d or 12h')
    .addOption(new Option('--keep <n>', 'as many of the newest runs stay').argParser(parseCount))
    .option('--dry-run', 'only tell what would go')
    .option('--include-interrupted', 'also runs that broke off and could be resumed')
    .option('--trace-dir <dir>', 'where traces are; default ./traces')
    .option('--config <file>', 'config to use')
    .action(async (options: CleanOptions) => {
      const { cleanTraceFolder } = await import('../actions/clean-trace-folder.ts');
      context.settle(await cleanTraceFolder(options));
    });
}
