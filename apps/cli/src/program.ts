import { Command } from 'commander';
import { addAgentsCommand } from './commands/add-agents-command.ts';
import { addCacheCommand } from './commands/add-cache-command.ts';
import { addCancelCommand } from './commands/add-cancel-command.ts';
import { addGraphCommand } from './commands/add-graph-command.ts';
import { addLocalizeCommand } from './commands/add-localize-command.ts';
import { addLogsCommand } from './commands/add-logs-command.ts';
import { addMcpCommand } from './commands/add-mcp-command.ts';
import { addModelsCommand } from './commands/add-models-command.ts';
import { addPlanCommand } from './commands/add-plan-command.ts';
import { addResumeCommand } from './commands/add-resume-command.ts';
import { addRetryCommand } from './commands/add-retry-command.ts';
import { addRunCommand } from './commands/add-run-command.ts';
import { addSchemaCommand } from './commands/add-schema-command.ts';
import { addStatusCommand } from './commands/add-status-command.ts';
import { addToolsCommand } from './commands/add-tools-command.ts';
import { addTraceCommand } from './commands/add-trace-command.ts';
import { addValidateCommand } from './commands/add-validate-command.ts';
import { addWaitCommand } from './commands/add-wait-command.ts';
import type { CommandContext } from './commands/command-context.ts';
import { commandNames } from './options/command-names.ts';
import { conventions, rootExamples } from './render/help-texts.ts';

type CommandName = (typeof commandNames)[number];

const adders: Readonly<Record<CommandName, (program: Command, context: CommandContext) => void>> = {
  run: addRunCommand,
  resume: addResumeCommand,
  retry: addRetryCommand,
  status: addStatusCommand,
  wait: addWaitCommand,
  cancel: addCancelCommand,
  logs: addLogsCommand,
  validate: addValidateCommand,
  plan: addPlanCommand,
  graph: addGraphCommand,
  schema: addSchemaCommand,
  agents: addAgentsCommand,
  tools: addToolsCommand,
  models: addModelsCommand,
  trace: addTraceCommand,
  localize: addLocalizeCommand,
  cache: addCacheCommand,
  mcp: addMcpCommand,
};

/**
 * The command line. What a command needs beyond parsing is imported when it runs; where the first
 * argument names one, the others are not even described.
 */
export function buildProgram(context: CommandContext, first: string | undefined): Command {
  const program = new Command('dispatch')
    .description('Runs a plan of agent tasks in parallel: one plan in, one truthful result out.')
    .version(context.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput({
      writeOut: context.write,
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => 80,
      getOutHasColors: () => false,
    })
    .helpCommand('help [command]', 'print help of a command')
    .addHelpText('before', rootExamples)
    .addHelpText('after', conventions);
  const named = commandNames.filter((name) => name === first);
  for (const name of named.length > 0 ? named : commandNames) adders[name](program, context);
  return program;
}
