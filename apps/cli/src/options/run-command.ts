import type { TraceOptions } from './trace-options.ts';

/** The argv of a command for one run, with the flags that made this command find the same traces. */
export function runCommand(
  name: string,
  run: string,
  { traceDir, config }: TraceOptions,
): readonly string[] {
  return [
    'dispatch',
    name,
    run,
    ...(traceDir === undefined ? [] : ['--trace-dir', traceDir]),
    ...(config === undefined ? [] : ['--config', config]),
  ];
}
