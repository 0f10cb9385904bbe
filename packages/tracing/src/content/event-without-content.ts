import type { AttemptReport, ModelCall, RunEvent, TaskOutcome } from '@parallel-dispatcher/schema';
import { codeOnly } from './code-only.ts';

/** What happened, without inputs, outputs, logs and texts of errors. */
export function eventWithoutContent(event: RunEvent): RunEvent {
  switch (event.type) {
    case 'outcome':
      return { ...event, report: reportWithoutContent(event.report) };
    case 'settled':
      return { ...event, outcome: outcomeWithoutContent(event.outcome) };
    case 'expanded': {
      const children = event.children.map(({ task }) => ({ task, item: null }));
      return { ...event, children, error: codeOnly(event.error ?? null) };
    }
    case 'cache_hit':
      return { ...event, output: null, artifacts: [] };
    case 'run_started':
    case 'run_resumed':
    case 'submitted':
    case 'started':
    case 'progress':
    case 'clock':
    case 'gate_changed':
    case 'model_pace':
    case 'budget':
    case 'usage':
    case 'pressure':
    case 'decision':
    case 'timer':
    case 'cancel':
    case 'run_finished':
      break;
  }
  return event;
}

function reportWithoutContent({ output: _output, ...report }: AttemptReport): AttemptReport {
  const { verification } = report;
  return {
    ...report,
    error: codeOnly(report.error),
    mcp_calls: report.mcp_calls.map((call) => ({
      ...call,
      input: null,
      output: null,
      error: codeOnly(call.error),
    })),
    ...(report.model_calls !== undefined && {
      model_calls: report.model_calls.map(callWithoutContent),
    }),
    logs: [],
    artifacts: [],
    ...(verification !== undefined && {
      verification: verification === null ? null : { ...verification, argv: [], output: '' },
    }),
  };
}

function callWithoutContent(call: ModelCall): ModelCall {
  return {
    ...call,
    error: codeOnly(call.error),
    warnings: [],
    attempts: call.attempts.map((attempt) => ({ ...attempt, error: codeOnly(attempt.error) })),
  };
}

function outcomeWithoutContent({ output: _output, ...outcome }: TaskOutcome): TaskOutcome {
  const { skip_reason } = outcome;
  return {
    ...outcome,
    error: codeOnly(outcome.error),
    artifacts: [],
    ...(skip_reason !== undefined && { skip_reason: null }),
  };
}
