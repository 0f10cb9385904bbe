import type { AttemptReport, JsonValue, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { CallHost } from '../host-port/call-host.ts';
import type { Redact } from '../host-port/redact.ts';
import type { Isolation } from '../pool/isolation-of.ts';
import { findWritesOutside } from './find-writes-outside.ts';
import type { Started } from './thread-call.ts';
import { usageOf } from './usage-of.ts';

type Outcome = Pick<
  AttemptReport,
  'status' | 'error' | 'error_class' | 'output' | 'retry_after_ms' | 'verification'
>;

export interface ReportFacts {
  readonly envelope: TaskEnvelope;
  readonly redact: Redact;
  readonly started?: Started | undefined;
  readonly endedAtMs?: number;
  readonly host?: CallHost;
  readonly isolation?: Isolation | undefined;
  readonly written?: readonly string[];
  readonly rejected?: readonly string[];
}

/** The report of one attempt. Errors are redacted here; output and logs already are. */
export function buildReport(outcome: Outcome, facts: ReportFacts): AttemptReport {
  const { envelope, started, host } = facts;
  const endedAtMs = facts.endedAtMs ?? 0;
  const modelCalls = host?.modelCalls ?? [];
  return {
    run: envelope.run,
    task: envelope.task,
    generation: envelope.generation,
    attempt: envelope.attempt,
    ...outcome,
    error: facts.redact(outcome.error as JsonValue) as AttemptReport['error'],
    worker: started?.worker ?? null,
    started_at: started?.at.toISOString() ?? null,
    duration_ms: started === undefined ? 0 : Math.max(0, endedAtMs - started.atMs),
    mcp_calls: [...(host?.mcpCalls ?? [])],
    ...(modelCalls.length > 0 && { model_calls: [...modelCalls] }),
    logs: [...(host?.logs.lines() ?? [])],
    usage: usageOf(modelCalls),
    artifacts: [...(host?.artifacts ?? [])],
    files_written: [...(facts.written ?? [])],
    ...(facts.rejected !== undefined && { files_rejected: [...facts.rejected] }),
    writes_outside: findWritesOutside(envelope, facts),
  };
}
