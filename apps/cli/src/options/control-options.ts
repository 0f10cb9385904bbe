import type { Command } from 'commander';
import type { OutputFormat } from './output-format.ts';
import { outputFormatOption } from './output-format-option.ts';
import type { TraceOptions } from './trace-options.ts';

/** The flags of `dispatch wait`. */
export interface WaitOptions extends TraceOptions {
  readonly timeout?: number;
}

/** The flags of `dispatch cancel`. */
export interface CancelOptions extends TraceOptions {
  readonly task?: string;
  readonly reason?: string;
}

/** The flags of `dispatch logs`. */
export interface LogsOptions extends TraceOptions {
  readonly follow?: boolean;
}

/** What the commands that look for a run have in common. */
export function addControlOptions(
  command: Command,
  formats: readonly OutputFormat[] = ['json', 'text'],
): Command {
  return command
    .argument('[run]', 'a run id, the name of an index, or latest', 'latest')
    .addOption(outputFormatOption(formats))
    .option('--trace-dir <dir>', 'where traces are; default ./traces')
    .option('--config <file>', 'config to use');
}
