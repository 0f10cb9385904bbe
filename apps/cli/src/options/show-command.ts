import type { TraceOptions } from './trace-options.ts';

/** The argv of `dispatch trace show`, with the flags that made this command find the same traces. */
export function showCommand(
  what: readonly string[],
  { traceDir, config }: TraceOptions,
): readonly string[] {
  return [
    'dispatch',
    'trace',
    'show',
    ...what,
    ...(traceDir === undefined ? [] : ['--trace-dir', traceDir]),
    ...(config === undefined ? [] : ['--config', config]),
  ];
}
