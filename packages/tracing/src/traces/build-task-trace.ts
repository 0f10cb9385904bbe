import {
  schemaVersion,
  taskStatusOf,
  type AttemptRecord,
  type AttemptReport,
  type RunEventOf,
  type TaskTrace,
} from '@parallel-dispatcher/schema';
import { sumUsage } from './sum-usage.ts';
import type { TaskFacts } from './task-facts.ts';

interface TraceParts {
  readonly runId: string;
  readonly correlationId: string;
  readonly facts: TaskFacts;
  readonly settled: RunEventOf<'settled'>;
  /** Every attempt that ended, the first one first. */
  readonly reports: readonly AttemptReport[];
}

/** The documented trace of one task, from its end and the attempts before it. */
export function buildTaskTrace({ facts, settled, reports, ...run }: TraceParts): TaskTrace {
  const { outcome } = settled;
  return {
    schema_version: schemaVersion,
    run_id: run.runId,
    correlation_id: run.correlationId,
    task_id: outcome.task,
    agent: facts.agent,
    description: facts.description,
    dependencies: [...facts.dependencies],
    input: facts.input,
    output: outcome.output ?? null,
    error: outcome.error?.message ?? null,
    error_detail: outcome.error,
    status: taskStatusOf(outcome.outcome),
    outcome: outcome.outcome,
    blocked_by: outcome.blocked_by,
    execution_time_ms: outcome.duration_ms,
    attempts: reports.map(recordOf),
    mcp_calls: reports.flatMap((report) => report.mcp_calls),
    logs: reports.flatMap((report) => report.logs),
    usage: sumUsage(reports.map((report) => report.usage)),
    artifacts: outcome.artifacts,
    files_written: reports.flatMap((report) => report.files_written),
    timestamp: settled.ts,
  };
}

function recordOf(report: AttemptReport): AttemptRecord {
  const { generation, attempt, status, error, error_class, worker, started_at, duration_ms } =
    report;
  return { generation, attempt, status, error, error_class, worker, started_at, duration_ms };
}
