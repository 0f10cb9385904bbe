import {
  exitCodeOf,
  runStatusOf,
  schemaVersion,
  taskStatusOf,
  type ErrorDetail,
  type RunResult,
  type TaskOutcome,
  type TaskResult,
  type TraceStatus,
  type Usage,
} from '@parallel-dispatcher/schema';
import type { CostEstimate } from '../preview/estimate-cost.ts';
import type { Budget } from '../settings/resolve-budget.ts';
import { addUsage } from './add-usage.ts';
import { describeRecovery, type RecoveryMeans } from './describe-recovery.ts';
import { higherLimits } from './higher-limits.ts';
import type { NextCommands } from './next-commands.ts';
import { summarise } from './summarise.ts';

export interface FinishedRun {
  readonly runId: string;
  readonly correlationId: string;
  readonly parentRunId: string | null;
  readonly outcomes: readonly TaskOutcome[];
  readonly stopped: RunResult['stopped'];
  readonly totalTimeMs: number;
  readonly usage: Usage | null;
  readonly usageOf: (task: string) => Usage | null;
  readonly estimate: CostEstimate | null;
  /** Null: it was not answered from a recording. */
  readonly replay: NonNullable<RunResult['replay']> | null;
  /** Where it is recorded; null: it is not. */
  readonly recordings: string | null;
  readonly agentOf: (task: string) => string | null;
  readonly traceFileOf: (task: string) => string | null;
  /** What a person may want to run next. */
  readonly next: NextCommands;
  readonly budget: Budget;
  readonly traceStatus: TraceStatus;
  readonly warnings: readonly ErrorDetail[];
}

/** The result document of a run that ended. The index's name is not known yet. */
export function buildResult(run: FinishedRun): RunResult {
  const status = runStatusOf(run.outcomes);
  return {
    schema_version: schemaVersion,
    status,
    exit_code: exitCodeOf(status, run.stopped),
    run_id: run.runId,
    correlation_id: run.correlationId,
    parent_run_id: run.parentRunId,
    results: run.outcomes.map((outcome) => taskResult(outcome, run)),
    summary: summarise(run.outcomes, run.totalTimeMs),
    trace_index: null,
    trace_status: run.traceStatus,
    usage: run.usage,
    ...(run.usage !== null && { usage_by_agent: usageByAgent(run) }),
    estimate: run.estimate,
    ...(run.replay !== null && { replay: run.replay }),
    ...(run.recordings !== null && { recordings: run.recordings }),
    recovery: describeRecovery(run.outcomes, recoveryMeans(run)),
    stopped: run.stopped,
    error: null,
    errors: [],
    warnings: [...run.warnings],
  };
}

function usageByAgent({ outcomes, agentOf, usageOf }: FinishedRun): Record<string, Usage> {
  const sums = new Map<string, Usage>();
  for (const { task } of outcomes) {
    const [agent, used] = [agentOf(task), usageOf(task)];
    if (agent !== null && used !== null) sums.set(agent, addUsage(sums.get(agent) ?? null, used));
  }
  return Object.fromEntries(sums);
}

/** A run that was stopped goes on by `resume`; one that a failure stopped is to be mended first. */
function recoveryMeans(run: FinishedRun): RecoveryMeans {
  const { next, stopped, traceStatus } = run;
  const failureStopped = stopped?.reason === 'failure';
  const goesOn = stopped !== null && !failureStopped && traceStatus.resumable;
  const limits = stopped?.reason === 'budget' ? higherLimits(run.budget, run) : [];
  const resume = goesOn ? [...next.resume, ...limits] : null;
  const retry = traceStatus.status === 'off' ? null : next.retry;
  return { showTask: next.showTask, failureStopped, resume, retry };
}

function taskResult(settled: TaskOutcome, run: FinishedRun): TaskResult {
  return {
    task_id: settled.task,
    agent: run.agentOf(settled.task),
    status: taskStatusOf(settled.outcome),
    outcome: settled.outcome,
    ...(settled.output !== undefined && { output: settled.output }),
    error: settled.error?.message ?? null,
    error_detail: settled.error,
    blocked_by: settled.blocked_by,
    attempts: settled.attempts,
    execution_time_ms: Math.round(settled.duration_ms),
    artifacts: settled.artifacts,
    ...(settled.files_rejected !== undefined && { files_rejected: settled.files_rejected }),
    trace_file: run.traceFileOf(settled.task),
    flaky: settled.flaky ?? false,
    skip_reason: settled.skip_reason ?? null,
    reused_from: settled.reused_from ?? null,
    usage: run.usageOf(settled.task),
    ...(settled.optional === true && { optional: true }),
  };
}
