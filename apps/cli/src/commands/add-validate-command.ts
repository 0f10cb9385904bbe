import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import { addPlanOptions, type PlanOptions } from '../options/plan-options.ts';
import { answerWithoutInput } from './answer-without-input.ts';
import type { CommandContext } from './command-context.ts';

export function addValidateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('validate')
    .description('report every error of a plan')
    .argument('[file]', 'the plan, JSON or YAML; - or nothing: stdin')
    .addOption(outputFormatOption(['json', 'text']))
    .action(async (file: string | undefined, options: PlanOptions) => {
      if (answerWithoutInput(file, command, context)) return;
      const { checkPlan } = await import('../actions/check-plan.ts');
      context.settle(await checkPlan(file, { options, cancel: context.cancel }));
    });
  addPlanOptions(command);
}
