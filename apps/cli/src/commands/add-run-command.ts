import type { Command } from 'commander';
import { outputFormatOption } from '../options/output-format-option.ts';
import { addPlanOptions } from '../options/plan-options.ts';
import { addPolicyOptions } from '../options/policy-options.ts';
import type { RunOptions } from '../options/run-options.ts';
import { runExamples } from '../render/help-texts.ts';
import { usageAnswer } from '../answer.ts';
import type { CommandContext } from './command-context.ts';
import { answerWithoutInput } from './answer-without-input.ts';

/** `dispatch run`, which is also what `dispatch` alone means. */
export function addRunCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('run', { isDefault: true })
    .description('run a plan; also what dispatch alone means')
    .argument('[file]', 'the plan, JSON or YAML; - or nothing: stdin')
    .addOption(outputFormatOption(['json', 'stream-json', 'text']))
    .option('--output-file <file>', 'put the JSON document here too, whole or not at all')
    .option('--agent <name>', 'run this one agent instead of a plan')
    .option('--input <file>', 'its input, JSON or YAML; - or nothing: stdin')
    .option('--detach', 'run in a process of its own, and answer as soon as it has started')
    .addHelpText('before', runExamples)
    .action(async (file: string | undefined, options: RunOptions) => {
      const wrong = wrongMix(file, options);
      if (wrong !== undefined) return context.settle(usageAnswer(wrong.message, wrong.hint));
      const source = options.agent === undefined ? file : options.input;
      // Bare `dispatch` in a terminal asks for the help of all, `dispatch run` for its own.
      const asked = program.args.length === 0 ? program : command;
      if (answerWithoutInput(source, asked, context)) return;
      if (options.detach === true) {
        const { detachPlanFile } = await import('../actions/detach-plan-file.ts');
        context.settle(await detachPlanFile(file, { options, cancel: context.cancel }));
        return;
      }
      const { startThreads } = await import('../actions/start-threads.ts');
      const sharedThreads = await startThreads(options);
      const { runPlanFile } = await import('../actions/run-plan-file.ts');
      context.settle(await runPlanFile(file, { options, cancel: context.cancel, sharedThreads }));
    });
  addPolicyOptions(addPlanOptions(command));
}

function wrongMix(
  file: string | undefined,
  { agent, input }: RunOptions,
): { readonly message: string; readonly hint: string } | undefined {
  if (agent !== undefined && file !== undefined) {
    return {
      message: `--agent runs one agent, and ${file} would be a plan: there can be only one of them.`,
      hint: `dispatch run --agent ${agent} --input ${file}`,
    };
  }
  if (agent === undefined && input !== undefined) {
    return {
      message: `--input ${input} is the input of one agent, and no --agent is named.`,
      hint: `dispatch run --agent NAME --input ${input}; dispatch agents lists the names.`,
    };
  }
  return undefined;
}
