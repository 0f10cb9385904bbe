import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import type { PlanOptions } from '../options/plan-options.ts';
import type { CommandContext } from './command-context.ts';

export function addToolsCommand(program: Command, context: CommandContext): void {
  const tools = program.command('tools').description('the MCP tools that agents may call here');

  tools
    .command('ls', { isDefault: true })
    .description('connect to every MCP server of the config and list its tools')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--config <file>', 'config to use')
    .action(async (options: PlanOptions) => {
      const { showTools } = await import('../actions/show-tools.ts');
      context.settle(await showTools(options));
    });

  tools
    .command('accept')
    .description('take the tools of a server as they are now, after they changed')
    .argument('<server>', 'its name in mcp_servers')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--config <file>', 'config to use')
    .action(async (server: string, options: PlanOptions) => {
      const { acceptServer } = await import('../actions/show-tools.ts');
      context.settle(await acceptServer(server, options));
    });

  tools
    .command('agree')
    .description('use the servers of a .mcp.json from here on, until it changes')
    .argument('[file]', 'the file, beside the config; default .mcp.json')
    .addOption(outputFormatOption(['json', 'text']))
    .action(async (file: string | undefined) => {
      const { agreeToFile } = await import('../actions/show-tools.ts');
      context.settle(await agreeToFile(file));
    });
}
