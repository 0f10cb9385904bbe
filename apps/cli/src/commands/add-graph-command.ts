import { Option, type Command } from 'commander';
import { graphFormats } from '../options/graph-formats.ts';
import type { GraphOptions } from '../options/graph-options.ts';
import { parseByteCount } from '../options/parse-byte-count.ts';
import { answerWithoutInput } from './answer-without-input.ts';
import type { CommandContext } from './command-context.ts';

export function addGraphCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('graph')
    .description('draw the tasks and what they wait for')
    .argument('[file]', 'the plan, JSON or YAML; - or nothing: stdin')
    .addOption(
      new Option('--format <format>', 'of the drawing').choices(graphFormats).default('mermaid'),
    )
    .option('--config <file>', 'config to use, for its max_plan_bytes')
    .addOption(
      new Option('--max-plan-bytes <n>', 'largest plan to read; default 10 MiB').argParser(
        parseByteCount,
      ),
    )
    .action(async (file: string | undefined, options: GraphOptions) => {
      if (answerWithoutInput(file, command, context)) return;
      const { drawGraph } = await import('../actions/draw-graph.ts');
      context.settle(await drawGraph(file, { options, cancel: context.cancel }));
    });
}
