import {
  schemaVersion,
  taskStatusOf,
  type AttemptRecord,
  type AttemptReport,
  type JsonValue,
  type RunEventOf,
  type TaskTrace,
} from '@parallel-dispatcher/schema';
import { mergeWritesOutside } from './merge-writes-outside.ts';
import { sumUsage } from './sum-usage.ts';
import type { TaskFacts } from './task-facts.ts';
import type { TaskStory } from './task-story.ts';

interface TraceParts {
  readonly runId: string;
  readonly correlationId: string;
  readonly facts: TaskFacts;
  readonly settled: RunEventOf<'settled'>;
  readonly story: TaskStory;
  /** As the agent got it, redacted. */
  readonly input: JsonValue;
}

/** The documented trace of one task, from its end and the attempts before it. */
export function buildTaskTrace({ facts, settled, story, input, ...run }: TraceParts): TaskTrace {
  const { outcome } = settled;
  const { reports, cacheHit } = story;
  return {
    schema_version: schemaVersion,
    run_id: run.runId,
    correlation_id: run.correlationId,
    task_id: outcome.task,
    agent: facts.agent,
    description: facts.description,
    dependencies: [...facts.dependencies],
    input,
    output: outcome.output ?? null,
    error: outcome.error?.message ?? null,
    error_detail: outcome.error,
    status: taskStatusOf(outcome.outcome),
    outcome: outcome.outcome,
    blocked_by: outcome.blocked_by,
    execution_time_ms: outcome.duration_ms,
    attempts: reports.map(recordOf),
    mcp_calls: reports.flatMap((report) => report.mcp_calls),
    model_calls: reports.flatMap((report) => report.model_calls ?? []),
    logs: reports.flatMap((report) => report.logs),
    usage: sumUsage(reports.map((report) => report.usage)),
    artifacts: outcome.artifacts,
    files_written: [
      ...reports.flatMap((report) => report.files_written),
      ...(cacheHit?.files_written ?? []),
    ],
    ...(outcome.files_rejected !== undefined && { files_rejected: outcome.files_rejected }),
    flaky: outcome.flaky ?? false,
    skip_reason: outcome.skip_reason ?? null,
    reused_from: outcome.reused_from ?? null,
    // The answer of an earlier run has no entry in the cache.
    cache_key: cacheHit === null || typeof cacheHit.from_run === 'string' ? null : cacheHit.key,
    writes_outside: mergeWritesOutside(reports),
    timestamp: settled.ts,
  };
}

function recordOf(report: AttemptReport): AttemptRecord {
  const { generation, attempt, status, error, error_class, worker, started_at, duration_ms } =
    report;
  const { retry_after_ms = null, verification = null } = report;
  return {
    generation,
    attempt,
    status,
    error,
    error_class,
    worker,
    started_at,
    duration_ms,
    retry_after_ms,
    verification,
  };
}
