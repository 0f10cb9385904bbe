import { resolve } from 'node:path';
import type { PlanConfig, RetryPolicy } from '@parallel-dispatcher/schema';
import { accept, type Checked } from '../checked.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { resolveBudget, type Budget } from './resolve-budget.ts';
import { readVariables } from './read-variables.ts';

/** The settings of one run, each from the first place that has it. */
export interface Settings {
  readonly maxWorkers: number | 'auto';
  /** Fewer than `maxWorkers` run under load, but never below this; null: the load is not watched. */
  readonly minWorkers: number | null;
  readonly timeoutSeconds: number;
  /** How long a task may show no sign of work; null: for ever. */
  readonly idleTimeoutSeconds: number | null;
  readonly runTimeoutSeconds: number | null;
  readonly budget: Budget;
  /** As given, for showing; relative to the working directory. */
  readonly traceDir: string;
  /** Absolute folders that tasks may read and write. */
  readonly roots: readonly string[];
  readonly retry: RetryPolicy;
  /** For all attempts of one task; null: no limit. */
  readonly totalTimeoutSeconds: number | null;
  readonly onFailure: NonNullable<PlanConfig['on_failure']>;
  /** Whether tasks of cacheable agents use the cache unless they say otherwise. */
  readonly cache: boolean;
  /** Capacities, by name. */
  readonly resources: Readonly<Record<string, number>>;
  readonly agentLimits: NonNullable<PlanConfig['agent_limits']>;
  readonly writeConflicts: NonNullable<PlanConfig['write_conflicts']>;
  readonly ageingSeconds: number;
  /** The model that agents get: a name of the config, or an address; null: none. */
  readonly model: string | null;
  readonly traceContent: NonNullable<PlanConfig['trace_content']>;
}

export const defaultTraceDir = './traces';

const defaults = {
  maxWorkers: 5,
  timeoutSeconds: 300,
  traceDir: defaultTraceDir,
  ageingSeconds: 60,
} as const;

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
    minWorkers: plan.min_workers ?? config.min_workers ?? null,
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
    budget: resolveBudget({ flags, plan, variables: fromEnv, config }),
    traceDir:
      flags.traceDir ?? plan.trace_dir ?? fromEnv.traceDir ?? config.trace_dir ?? defaults.traceDir,
    roots: [
      cwd,
      ...config.allow_dirs.map((dir) => resolve(directory, dir)),
      ...(flags.allowDirs ?? []).map((dir) => resolve(cwd, dir)),
    ],
    retry: {
      ...config.retry,
      ...plan.retry,
      ...(flags.maxAttempts !== undefined && { max_attempts: flags.maxAttempts }),
    },
    totalTimeoutSeconds: plan.total_timeout_seconds ?? config.total_timeout_seconds ?? null,
    onFailure: flags.onFailure ?? plan.on_failure ?? config.on_failure ?? 'continue',
    cache: flags.cache ?? plan.cache ?? config.cache ?? false,
    // A capacity that the config gives is what there is: a plan may ask for less of it.
    resources: lowest(plan.resources ?? {}, config.resources ?? {}),
    agentLimits: { ...config.agent_limits, ...plan.agent_limits },
    writeConflicts: plan.write_conflicts ?? config.write_conflicts ?? 'refuse',
    ageingSeconds: plan.ageing_seconds ?? config.ageing_seconds ?? defaults.ageingSeconds,
    model: flags.model ?? plan.model ?? fromEnv.model ?? config.model ?? null,
    traceContent: flags.traceContent ?? plan.trace_content ?? config.trace_content ?? 'redacted',
  });
}

function lowest(
  plan: Readonly<Record<string, number>>,
  config: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const entries = Object.entries({ ...config, ...plan });
  return Object.fromEntries(
    entries.map(([name, capacity]) => [name, Math.min(capacity, config[name] ?? capacity)]),
  );
}
