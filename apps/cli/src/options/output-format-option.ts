import { Option } from 'commander';
import type { OutputFormat } from './output-format.ts';

export function outputFormatOption(formats: readonly OutputFormat[]): Option {
  return new Option('--output-format <format>', 'default: text on a terminal, else json').choices(
    formats,
  );
}
