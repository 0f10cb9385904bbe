import { Option, type Command } from 'commander';
import { usageAnswer } from '../answer.ts';
import type { McpOptions } from '../options/mcp-options.ts';
import { parsePort } from '../options/parse-port.ts';
import { addPlanOptions } from '../options/plan-options.ts';
import { addPolicyOptions } from '../options/policy-options.ts';
import { mcpExamples } from '../render/help-texts.ts';
import type { CommandContext } from './command-context.ts';

/** `dispatch mcp`: the dispatcher as a server for MCP clients. */
export function addMcpCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('mcp')
    .description('serve MCP clients: they check, run and follow plans as tools')
    .option('--http', 'over HTTP instead of stdin and stdout, for clients of this machine only')
    .addOption(
      new Option('--port <n>', 'where to listen, with --http; default 7420, 0 any').argParser(
        parsePort,
      ),
    )
    .option('--host <host>', 'with --http: 127.0.0.1, ::1 or localhost; default 127.0.0.1')
    .addHelpText('before', mcpExamples)
    .action(async (options: McpOptions) => {
      if (options.http !== true && (options.port !== undefined || options.host !== undefined)) {
        const flag = options.port === undefined ? '--host' : '--port';
        const message = `${flag} is where to listen with HTTP, and --http is not there.`;
        return context.settle(usageAnswer(message, 'Add --http, or leave it out.'));
      }
      const { serveMcp } = await import('../actions/serve-mcp.ts');
      const { version, cancel } = context;
      return context.settle(await serveMcp(options, { version, cancel }));
    });
  addPolicyOptions(addPlanOptions(command));
}
