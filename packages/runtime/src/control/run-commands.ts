import { resolve } from 'node:path';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { defaultTraceDir } from '../settings/resolve-settings.ts';

interface NamedRun {
  readonly runId: string;
  /** Absolute. */
  readonly traceDir: string;
  readonly environment: RuntimeEnvironment;
}

/** Commands for one run, each as argv; they name the folder of the traces where they must. */
export function runCommands({ runId, traceDir, environment }: NamedRun) {
  const { cwd, flags } = environment;
  const shown = flags.traceDir ?? traceDir;
  const isDefault = traceDir === resolve(cwd, defaultTraceDir);
  const folder = isDefault ? [] : ['--trace-dir', shown];
  const command = (name: string, ...more: readonly string[]): readonly string[] => [
    'dispatch',
    name,
    runId,
    ...more,
    ...folder,
  ];
  return {
    status: command('status'),
    wait: command('wait'),
    logs: command('logs', '-f'),
    cancel: command('cancel'),
    resume: command('resume'),
    show: ['dispatch', 'trace', 'show', runId, ...folder],
  };
}

export type RunCommands = ReturnType<typeof runCommands>;
