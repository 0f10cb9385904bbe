import { Option, type Command } from 'commander';
import type { LocalizeOptions } from '../actions/localize.ts';
import { outputFormatOption } from '../options/output-format-option.ts';
import { parseCount } from '../options/parse-count.ts';
import { localizeExamples } from '../render/help-texts.ts';
import type { CommandContext } from './command-context.ts';

export function addLocalizeCommand(program: Command, context: CommandContext): void {
  program
    .command('localize')
    .description(
      'rank functions by how likely each holds the fault, from coverage and test results',
    )
    .addOption(
      new Option(
        '--coverage <file...>',
        'LCOV, Istanbul, V8 or coverage.py, or one whole record',
      ).makeOptionMandatory(),
    )
    .option('--results <file...>', 'JUnit XML, or JSON of jest or vitest')
    .option('--lines', 'rank lines of code too')
    .option('--top <count>', 'how many functions and lines to list', parseCount, 10)
    .addOption(outputFormatOption(['json', 'text']))
    .addHelpText('before', localizeExamples)
    .action(async (options: LocalizeOptions) => {
      const { localize } = await import('../actions/localize.ts');
      context.settle(await localize(options, context.cancel));
    });
}
