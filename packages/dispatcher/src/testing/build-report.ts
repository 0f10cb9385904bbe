import type { AttemptReport, TaskEnvelope } from '@parallel-dispatcher/schema';

type ReportFacts = Pick<AttemptReport, 'status'> & Partial<AttemptReport>;

/** A report about an envelope, with nothing in it that the facts do not say. */
export function buildReport(
  envelope: Pick<TaskEnvelope, 'run' | 'task' | 'generation' | 'attempt'>,
  facts: ReportFacts,
): AttemptReport {
  return {
    run: envelope.run,
    task: envelope.task,
    generation: envelope.generation,
    attempt: envelope.attempt,
    error: null,
    error_class: null,
    worker: null,
    started_at: null,
    duration_ms: 0,
    mcp_calls: [],
    logs: [],
    usage: null,
    artifacts: [],
    files_written: [],
    ...facts,
  };
}
