const outputFormats = ['json', 'stream-json', 'text'] as const;
export type OutputFormat = (typeof outputFormats)[number];

const flag = '--output-format';

/**
 * How answers are shown: as `--output-format` says, else text on a terminal and JSON elsewhere.
 * Read from the bare arguments, because an answer about wrong arguments needs a format too.
 */
export function outputFormatOf(argv: readonly string[], stdoutIsTerminal: boolean): OutputFormat {
  const found = argv
    .map((argument, index) => {
      if (argument === flag) return argv[index + 1];
      return argument.startsWith(`${flag}=`) ? argument.slice(flag.length + 1) : undefined;
    })
    .findLast((value) => value !== undefined);
  const fallback = stdoutIsTerminal ? 'text' : 'json';
  return outputFormats.find((format) => format === found) ?? fallback;
}
