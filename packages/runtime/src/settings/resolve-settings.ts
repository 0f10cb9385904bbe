import { resolve } from 'node:path';
import { errorDetail, type ErrorDetail, type PlanConfig } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';

/** The settings of one run, each from the first place that has it. */
export interface Settings {
  readonly maxWorkers: number | 'auto';
  readonly timeoutSeconds: number;
  /** How long a task may show no sign of work; null: for ever. */
  readonly idleTimeoutSeconds: number | null;
  readonly runTimeoutSeconds: number | null;
  /** As given, for showing; relative to the working directory. */
  readonly traceDir: string;
  /** Absolute folders that tasks may read and write. */
  readonly roots: readonly string[];
}

export const defaultTraceDir = './traces';

const defaults = { maxWorkers: 5, timeoutSeconds: 300, traceDir: defaultTraceDir } as const;

/** Flag before plan before environment before config before default. A plan cannot widen `roots`. */
export function resolveSettings(
  environment: RuntimeEnvironment,
  plan: PlanConfig,
  loaded: LoadedConfig,
): Checked<Settings> {
  const { flags, cwd } = environment;
  const { config, directory } = loaded;
  const variables = readVariables(environment.env);
  if (!variables.ok) return variables;
  const fromEnv = variables.value;
  return accept({
    maxWorkers:
      flags.maxWorkers ??
      plan.max_workers ??
      fromEnv.maxWorkers ??
      config.max_workers ??
      defaults.maxWorkers,
    timeoutSeconds:
      flags.timeoutSeconds ??
      plan.timeout_seconds ??
      fromEnv.timeoutSeconds ??
      config.timeout_seconds ??
      defaults.timeoutSeconds,
    idleTimeoutSeconds:
      flags.idleTimeoutSeconds ??
      plan.idle_timeout_seconds ??
      fromEnv.idleTimeoutSeconds ??
      config.idle_timeout_seconds ??
      null,
    runTimeoutSeconds:
      flags.runTimeoutSeconds ??
      plan.run_timeout_seconds ??
      fromEnv.runTimeoutSeconds ??
      config.run_timeout_seconds ??
      null,
    traceDir:
      flags.traceDir ?? plan.trace_dir ?? fromEnv.traceDir ?? config.trace_dir ?? defaults.traceDir,
    roots: [
      cwd,
      ...config.allow_dirs.map((dir) => resolve(directory, dir)),
      ...(flags.allowDirs ?? []).map((dir) => resolve(cwd, dir)),
    ],
  });
}

interface Variables {
  readonly maxWorkers?: number | 'auto';
  readonly timeoutSeconds?: number;
  readonly idleTimeoutSeconds?: number;
  readonly runTimeoutSeconds?: number;
  readonly traceDir?: string;
}

function readVariables(env: NodeJS.ProcessEnv): Checked<Variables> {
  const errors: ErrorDetail[] = [];
  const positive = (name: string, whole: boolean): number | undefined => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    const value = Number(text);
    if (value > 0 && Number.isFinite(value) && (!whole || Number.isInteger(value))) return value;
    errors.push(
      errorDetail({
        code: 'INVALID_VARIABLE',
        message: `The environment variable ${name} must be a ${whole ? 'whole ' : ''}number above 0, not ${JSON.stringify(text)}.`,
        hint: `Set ${name}=5, or unset it.`,
      }),
    );
    return undefined;
  };
  const maxWorkers =
    env['DISPATCH_MAX_WORKERS'] === 'auto' ? 'auto' : positive('DISPATCH_MAX_WORKERS', true);
  const timeoutSeconds = positive('DISPATCH_TIMEOUT', false);
  const idleTimeoutSeconds = positive('DISPATCH_IDLE_TIMEOUT', false);
  const runTimeoutSeconds = positive('DISPATCH_RUN_TIMEOUT', false);
  const traceDir = env['DISPATCH_TRACE_DIR'];
  if (errors.length > 0) return refuse(...errors);
  return accept({
    ...(maxWorkers !== undefined && { maxWorkers }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
    ...(runTimeoutSeconds !== undefined && { runTimeoutSeconds }),
    ...(traceDir !== undefined && traceDir !== '' && { traceDir }),
  });
}
