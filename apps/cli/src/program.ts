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
import { conventions, rootExamples } from './render/help-texts.ts';

/** The command line. What a command needs beyond parsing is imported when it runs. */
export function buildProgram(context: CommandContext): Command {
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
  addRunCommand(program, context);
  addResumeCommand(program, context);
  addRetryCommand(program, context);
  addStatusCommand(program, context);
  addWaitCommand(program, context);
  addCancelCommand(program, context);
  addLogsCommand(program, context);
  addValidateCommand(program, context);
  addPlanCommand(program, context);
  addGraphCommand(program, context);
  addSchemaCommand(program, context);
  addAgentsCommand(program, context);
  addToolsCommand(program, context);
  addModelsCommand(program, context);
  addTraceCommand(program, context);
  addLocalizeCommand(program, context);
  addCacheCommand(program, context);
  addMcpCommand(program, context);
  return program;
}
