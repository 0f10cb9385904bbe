import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import type { PlanOptions } from '../options/plan-options.ts';
import type { CommandContext } from './command-context.ts';

export function addModelsCommand(program: Command, context: CommandContext): void {
  program
    .command('models')
    .description('the models that agents may use here, and whether their keys are set')
    .addOption(outputFormatOption(['json', 'text']))
    .option('--check', 'ask each of them for one word; this costs a few tokens')
    .option('--config <file>', 'config to use')
    .action(async (options: Pick<PlanOptions, 'config'> & { readonly check?: boolean }) => {
      const { showModels } = await import('../actions/show-models.ts');
      context.settle(await showModels(options));
    });
}
