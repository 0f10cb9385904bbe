import { defaultTraceDir } from '../settings/resolve-settings.ts';

/** The command that shows the trace of a task, as argv; it names the folder where it must. */
export function showTraceCommand(run: string, task: string, traceDir: string): readonly string[] {
  const folder = traceDir === defaultTraceDir ? [] : ['--trace-dir', traceDir];
  return ['dispatch', 'trace', 'show', run, task, ...folder];
}
