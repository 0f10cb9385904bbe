import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import type { CommandContext } from './command-context.ts';

export function addCacheCommand(program: Command, context: CommandContext): void {
  const cache = program.command('cache').description('the answers that are kept for later runs');
  const add = (name: string, description: string): Command =>
    cache
      .command(name)
      .description(description)
      .addOption(outputFormatOption(['json', 'text']))
      .option('--config <file>', 'config to use');

  add('stats', 'how many answers are kept, and where').action(async (options: TraceOptions) => {
    const { showCacheStats } = await import('../actions/show-cache.ts');
    context.settle(await showCacheStats(options));
  });
  add('clear', 'remove all answers').action(async (options: TraceOptions) => {
    const { clearAnswers } = await import('../actions/show-cache.ts');
    context.settle(await clearAnswers(options));
  });
  add('explain', 'why a task would be answered from the cache now, or would not')
    .argument('<run>', 'a run id, the name of an index, or latest')
    .argument('<task>', 'a task id')
    .option('--trace-dir <dir>', 'where traces are; default ./traces')
    .action(async (run: string, task: string, options: TraceOptions) => {
      const { explainAnswer } = await import('../actions/show-cache.ts');
      context.settle(await explainAnswer({ run, task }, options));
    });
}
