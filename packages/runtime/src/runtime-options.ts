import type { DocumentSyntax } from '@parallel-dispatcher/schema';

/** What a caller sets for one run, over plan, environment and config. */
export interface DispatchFlags {
  readonly maxWorkers?: number | 'auto';
  readonly timeoutSeconds?: number;
  readonly idleTimeoutSeconds?: number;
  readonly runTimeoutSeconds?: number;
  /** A run that may use more than its plan says is one that somebody says it may. */
  readonly maxRunSeconds?: number;
  readonly maxCostUsd?: number;
  readonly maxTokens?: number;
  readonly traceDir?: string;
  /** Folders besides the working directory that tasks may read and write. */
  readonly allowDirs?: readonly string[];
  /** Attempts of a task in all; 1: never again. */
  readonly maxAttempts?: number;
  readonly onFailure?: 'continue' | 'no-new' | 'kill';
  /** Whether tasks of cacheable agents use the cache unless they say otherwise. */
  readonly cache?: boolean;
  /** The model that agents get: a name of the config, or an address. */
  readonly model?: string;
  readonly traceContent?: 'none' | 'redacted' | 'full';
  /** Starts nothing that its traces could not go on with: exit code 3 instead. @default false */
  readonly requireTrace?: boolean;
  /** @default config.max_plan_bytes, else 10 MiB */
  readonly maxPlanBytes?: number;
  /** Keeps what tools and models answer in the folder of the run. @default false */
  readonly record?: boolean;
  /**
   * Answers from a recorded run instead of tools and models: `latest`, a run id or the begin of one,
   * or the path of its recordings. With `record`, what it lacks is really asked. @default nothing
   */
  readonly replay?: string;
}

export interface RuntimeOptions {
  /** @default process.cwd() */
  readonly cwd?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** A config by name; without one, `dispatch.config.*` is looked for in `cwd` and above. */
  readonly configFile?: string;
  /** What the plan is written in. @default what `documentSyntax` of schema makes of its text */
  readonly planSyntax?: DocumentSyntax;
  readonly flags?: DispatchFlags;
  /** As in `flags`. */
  readonly record?: boolean;
  /** As in `flags`. */
  readonly replay?: string;
}

/** `RuntimeOptions` with the process's own values filled in. */
export interface RuntimeEnvironment {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly configFile: string | undefined;
  readonly planSyntax?: DocumentSyntax | undefined;
  readonly flags: DispatchFlags;
}

export function runtimeEnvironment(options: RuntimeOptions = {}): RuntimeEnvironment {
  const { record, replay } = options;
  return {
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? process.env,
    configFile: options.configFile,
    planSyntax: options.planSyntax,
    flags: {
      ...options.flags,
      ...(record !== undefined && { record }),
      ...(replay !== undefined && { replay }),
    },
  };
}
