import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AttemptReport,
  ErrorDetail,
  Outcome,
  Plan,
  RunEvent,
  RunResult,
} from '@parallel-dispatcher/schema';
import { planSchema, taskStatusOf } from '@parallel-dispatcher/schema';
import { planSha256, type TraceRun, type TraceRunOptions } from '../../src/index.ts';

/** A folder that is gone when the scope ends. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'tracing-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export function planOf(ids: readonly string[]): Plan {
  return planSchema.parse({
    tasks: ids.map((task_id) => ({ task_id, agent: 'echo', input_data: { about: task_id } })),
  });
}

export function optionsFor(
  traceDir: string,
  given: Partial<TraceRunOptions> & { readonly ids?: readonly string[] } = {},
): TraceRunOptions {
  const { ids = ['a', 'b', 'c'], ...rest } = given;
  return {
    traceDir,
    runId: 'run-1',
    correlationId: 'corr-1',
    startedAt: new Date('2025-10-06T12:00:00.500Z'),
    plan: planOf(ids),
    agents: new Map(ids.map((id) => [id, 'echo'])),
    config: { max_workers: 5 },
    ...rest,
  };
}

/** Stamps events one after the other. */
export class EventTape {
  #seq: number;

  constructor(firstSeq = 0) {
    this.#seq = firstSeq;
  }

  resumeRun(fence: number): RunEvent {
    return { ...this.#stamp(), type: 'run_resumed', fence };
  }

  startRun(runId: string, sha256 = '0'.repeat(64)): RunEvent {
    return {
      ...this.#stamp(),
      type: 'run_started',
      run_id: runId,
      correlation_id: 'corr-1',
      parent_run_id: null,
      plan_sha256: sha256,
      seed: 1,
      task_count: 3,
      limits: { max_workers: 5, timeout_ms: 1000, run_timeout_ms: null },
    };
  }

  submit(task: string, attempt = 1): RunEvent {
    return {
      ...this.#stamp(),
      type: 'submitted',
      task,
      generation: attempt,
      attempt,
      reason: 'ready',
    };
  }

  start(task: string): RunEvent {
    return { ...this.#stamp(), type: 'started', task, generation: 1, worker: 'w1' };
  }

  end(report: AttemptReport): RunEvent {
    return { ...this.#stamp(), type: 'outcome', report };
  }

  settle(task: string, outcome: Outcome = 'succeeded', error: ErrorDetail | null = null): RunEvent {
    return {
      ...this.#stamp(),
      type: 'settled',
      outcome: {
        task,
        outcome,
        output: { done: task },
        error,
        blocked_by: null,
        attempts: 1,
        duration_ms: 5,
        artifacts: [],
      },
    };
  }

  finishRun(): RunEvent {
    return {
      ...this.#stamp(),
      type: 'run_finished',
      status: 'success',
      exit_code: 0,
      total_time_ms: 9,
    };
  }

  #stamp(): { v: 1; seq: number; at_ms: number; ts: string } {
    const seq = this.#seq++;
    return { v: 1, seq, at_ms: seq, ts: '2025-10-06T12:00:01.000Z' };
  }
}

export function reportOf(task: string, given: Partial<AttemptReport> = {}): AttemptReport {
  return {
    run: 'run-1',
    task,
    generation: 1,
    attempt: 1,
    status: 'succeeded',
    output: { done: task },
    error: null,
    error_class: null,
    worker: 'w1',
    started_at: '2025-10-06T12:00:00.600Z',
    duration_ms: 5,
    mcp_calls: [],
    logs: [{ at_ms: 1, level: 'info', message: `log of ${task}` }],
    usage: null,
    artifacts: [],
    files_written: [],
    ...given,
  };
}

/** Every task runs and succeeds, and the events go to the log in one order. */
export function playRun(run: TraceRun, ids: readonly string[], runId = 'run-1'): void {
  const tape = new EventTape();
  run.append([tape.startRun(runId, planSha256(planOf(ids)))]);
  for (const id of ids) run.append([tape.submit(id), tape.start(id)]);
  for (const id of ids) run.append([tape.end(reportOf(id)), tape.settle(id)]);
  run.append([tape.finishRun()]);
}

export function resultOf(
  ids: readonly string[],
  run: TraceRun | null,
  outcome: Outcome = 'succeeded',
): RunResult {
  return {
    schema_version: 1,
    status: 'success',
    exit_code: 0,
    run_id: 'run-1',
    correlation_id: 'corr-1',
    results: ids.map((task_id) => ({
      task_id,
      agent: 'echo',
      status: taskStatusOf(outcome),
      outcome,
      output: { done: task_id },
      error: null,
      error_detail: null,
      blocked_by: null,
      attempts: 1,
      execution_time_ms: 5,
      artifacts: [],
      trace_file: run?.traceFileOf(task_id) ?? null,
    })),
    summary: { total_tasks: ids.length, successful: ids.length, failed: 0, total_time_ms: 9 },
    trace_index: null,
    trace_status: null,
    usage: null,
    recovery: null,
    stopped: null,
    error: null,
    errors: [],
    warnings: [],
  };
}
