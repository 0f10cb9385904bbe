import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import { addPlanOptions, type PlanOptions } from '../options/plan-options.ts';
import { answerWithoutInput } from './answer-without-input.ts';
import type { CommandContext } from './command-context.ts';

export function addPlanCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('plan')
    .description('show what a run would do')
    .argument('[file]', 'the plan, JSON or YAML; - or nothing: stdin')
    .addOption(outputFormatOption(['json', 'text']))
    .action(async (file: string | undefined, options: PlanOptions) => {
      if (answerWithoutInput(file, command, context)) return;
      const { previewPlanFile } = await import('../actions/preview-plan-file.ts');
      context.settle(await previewPlanFile(file, { options, cancel: context.cancel }));
    });
  addPlanOptions(command);
}
