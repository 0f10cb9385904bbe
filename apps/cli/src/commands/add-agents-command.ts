import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import type { PlanOptions } from '../options/plan-options.ts';
import type { CommandContext } from './command-context.ts';

export function addAgentsCommand(program: Command, context: CommandContext): void {
  const agents = program
    .command('agents')
    .description('list the agents that a plan may name here')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--config <file>', 'config to use')
    .action(async (options: PlanOptions) => {
      const { showAgents } = await import('../actions/show-agents.ts');
      context.settle(await showAgents(options));
    });

  agents
    .command('new')
    .description('write a new agent that works, with its test')
    .argument('<name>', 'small letters, digits and dashes, such as review-code')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--dir <dir>', 'where its files go; default agents')
    .action(async (name: string, options: { readonly dir?: string }) => {
      const { makeAgent } = await import('../actions/make-agent.ts');
      context.settle(await makeAgent(name, options));
    });
}
