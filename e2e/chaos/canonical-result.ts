import type { RunResult, TaskResult } from '@parallel-dispatcher/schema';

/** What must not depend on when a run was broken off: no ids, times, places or counts of attempts. */
export function canonicalResult(result: RunResult): unknown {
  const { status, exit_code, summary, stopped } = result;
  return {
    status,
    exit_code,
    stopped,
    summary: { ...summary, total_time_ms: null },
    results: result.results.map(canonicalTask),
  };
}

function canonicalTask(task: TaskResult): unknown {
  const { task_id, agent, outcome, output = null, error_detail, blocked_by } = task;
  return { task_id, agent, outcome, output, code: error_detail?.code ?? null, blocked_by };
}
