import { normalize } from 'node:path';
import { defaultTraceDir } from '../settings/resolve-settings.ts';

/** What a person may want to run after a run, as argv. */
export interface NextCommands {
  /** Shows the trace of a task; null where it left none. */
  readonly showTask: (task: string) => readonly string[] | null;
  readonly resume: readonly string[];
  /** Runs again what failed, and what was blocked by it. */
  readonly retry: readonly string[];
}

interface Traced {
  readonly traceDir: string;
  readonly hasTrace: (task: string) => boolean;
}

/** The commands name the folder of the traces where they must. */
export function nextCommands(run: string, { traceDir, hasTrace }: Traced): NextCommands {
  const folder =
    normalize(traceDir) === normalize(defaultTraceDir) ? [] : ['--trace-dir', traceDir];
  return {
    showTask: (task) =>
      hasTrace(task) ? ['dispatch', 'trace', 'show', run, task, ...folder] : null,
    resume: ['dispatch', 'resume', run, ...folder],
    retry: ['dispatch', 'retry', run, ...folder],
  };
}
