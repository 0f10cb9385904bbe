import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import type { PlanOptions } from '../options/plan-options.ts';
import type { CommandContext } from './command-context.ts';

export function addAgentsCommand(program: Command, context: CommandContext): void {
  program
    .command('agents')
    .description('list the agents that a plan may name here')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--config <file>', 'config to use')
    .action(async (options: PlanOptions) => {
      const { showAgents } = await import('../actions/show-agents.ts');
      context.settle(await showAgents(options));
    });
}
