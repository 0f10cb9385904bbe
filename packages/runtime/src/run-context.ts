import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { RuntimeEnvironment } from './runtime-options.ts';

/** Where and how a run was started, as its plan.json keeps it. */
const runContextSchema = z.lazy(() =>
  z.object({
    cwd: z.string(),
    config_file: z.string().nullable(),
    allow_dirs: z.array(z.string()),
    max_workers: z.union([z.number(), z.literal('auto')]).optional(),
    timeout_seconds: z.number().optional(),
    idle_timeout_seconds: z.number().optional(),
    run_timeout_seconds: z.number().optional(),
    max_run_seconds: z.number().optional(),
    max_cost_usd: z.number().optional(),
    max_tokens: z.number().optional(),
    max_attempts: z.number().optional(),
    on_failure: z.enum(['continue', 'no-new', 'kill']).optional(),
    cache: z.boolean().optional(),
    trace_content: z.enum(['none', 'redacted', 'full']).optional(),
    require_trace: z.boolean().optional(),
    model: z.string().optional(),
    record: z.boolean().optional(),
    replay: z.string().optional(),
  }),
);

interface Found {
  readonly configFile: string | null;
  /** Absolute: which run is the latest changes. */
  readonly replay: string | undefined;
}

/** What going on with a run needs to know of its start. */
export function runContextOf(
  { cwd, flags }: RuntimeEnvironment,
  { configFile, replay }: Found,
): JsonObject {
  return {
    cwd,
    config_file: configFile,
    allow_dirs: [...(flags.allowDirs ?? [])],
    ...(flags.maxWorkers !== undefined && { max_workers: flags.maxWorkers }),
    ...(flags.timeoutSeconds !== undefined && { timeout_seconds: flags.timeoutSeconds }),
    ...(flags.idleTimeoutSeconds !== undefined && {
      idle_timeout_seconds: flags.idleTimeoutSeconds,
    }),
    ...(flags.runTimeoutSeconds !== undefined && { run_timeout_seconds: flags.runTimeoutSeconds }),
    ...(flags.maxRunSeconds !== undefined && { max_run_seconds: flags.maxRunSeconds }),
    ...(flags.maxCostUsd !== undefined && { max_cost_usd: flags.maxCostUsd }),
    ...(flags.maxTokens !== undefined && { max_tokens: flags.maxTokens }),
    ...(flags.maxAttempts !== undefined && { max_attempts: flags.maxAttempts }),
    ...(flags.onFailure !== undefined && { on_failure: flags.onFailure }),
    ...(flags.cache !== undefined && { cache: flags.cache }),
    ...(flags.traceContent !== undefined && { trace_content: flags.traceContent }),
    ...(flags.model !== undefined && { model: flags.model }),
    ...(flags.requireTrace !== undefined && { require_trace: flags.requireTrace }),
    ...(flags.record !== undefined && { record: flags.record }),
    ...(replay !== undefined && { replay }),
  };
}

/**
 * Where a run that goes on takes working directory, config and allowed folders from: from its start,
 * with what is said now over it, or only from what is said now. The latter is for those who act for
 * somebody that may have less than whoever started the run.
 */
export type Grants = 'recorded' | 'given';

/** The environment of a run that goes on. Its limits are those of its start, with those of now over them. */
export function environmentOf(
  context: JsonObject | undefined,
  now: RuntimeEnvironment,
  grants: Grants = 'recorded',
): RuntimeEnvironment {
  const read = runContextSchema.safeParse(context);
  if (!read.success) return now;
  const { cwd, config_file: configFile, allow_dirs: allowDirs, ...then } = read.data;
  const isGiven = grants === 'given';
  return {
    ...now,
    cwd: isGiven ? now.cwd : cwd,
    configFile: now.configFile ?? (isGiven ? undefined : (configFile ?? undefined)),
    flags: {
      ...(then.max_workers !== undefined && { maxWorkers: then.max_workers }),
      ...(then.timeout_seconds !== undefined && { timeoutSeconds: then.timeout_seconds }),
      ...(then.idle_timeout_seconds !== undefined && {
        idleTimeoutSeconds: then.idle_timeout_seconds,
      }),
      ...(then.run_timeout_seconds !== undefined && {
        runTimeoutSeconds: then.run_timeout_seconds,
      }),
      ...(then.max_run_seconds !== undefined && { maxRunSeconds: then.max_run_seconds }),
      ...(then.max_cost_usd !== undefined && { maxCostUsd: then.max_cost_usd }),
      ...(then.max_tokens !== undefined && { maxTokens: then.max_tokens }),
      ...(then.max_attempts !== undefined && { maxAttempts: then.max_attempts }),
      ...(then.on_failure !== undefined && { onFailure: then.on_failure }),
      ...(then.cache !== undefined && { cache: then.cache }),
      ...(then.trace_content !== undefined && { traceContent: then.trace_content }),
      ...(then.model !== undefined && { model: then.model }),
      ...(then.require_trace !== undefined && { requireTrace: then.require_trace }),
      ...(then.record !== undefined && { record: then.record }),
      ...(then.replay !== undefined && { replay: then.replay }),
      ...now.flags,
      allowDirs: [...(isGiven ? [] : allowDirs), ...(now.flags.allowDirs ?? [])],
    },
  };
}
