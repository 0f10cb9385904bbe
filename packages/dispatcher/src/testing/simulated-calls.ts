import type { CancelCommand, SubmitCommand } from '../decide/command.ts';
import { buildReport } from './build-report.ts';
import type { EventQueue } from './event-queue.ts';
import type { SimulatedWorld } from './simulated-call.ts';

/** The executor of a simulation: plans what becomes of a submission, and of a cancel. */
export interface SimulatedCalls {
  submit(command: SubmitCommand, nowMs: number): void;
  cancel(command: CancelCommand, nowMs: number): void;
}

export function createSimulatedCalls(queue: EventQueue, world: SimulatedWorld): SimulatedCalls {
  const submissions = new Map<string, SubmitCommand>();
  return {
    submit(command, nowMs) {
      const { task, generation } = command;
      submissions.set(task, command);
      const { startsAfterMs, reports, knownAfterMs } = world(command);
      if (knownAfterMs !== undefined) {
        queue.plan(nowMs + knownAfterMs, {
          type: 'cache_hit',
          task,
          generation,
          key: `key of ${task}`,
          output: task,
        });
        return;
      }
      if (startsAfterMs !== undefined) {
        queue.plan(nowMs + startsAfterMs, { type: 'started', task, generation, worker: null });
      }
      for (const { afterMs, status, durationMs = afterMs, facts } of reports) {
        const output = status === 'succeeded' ? { output: `${task}#${generation}` } : {};
        const report = reportOf(command, {
          status,
          duration_ms: durationMs,
          ...output,
          ...facts,
        });
        queue.plan(nowMs + afterMs, { type: 'outcome', report });
      }
    },
    cancel({ task, generation }, nowMs) {
      const submission = submissions.get(task);
      if (submission?.generation !== generation) return;
      const { cancelsAfterMs } = world(submission);
      if (cancelsAfterMs === undefined) return;
      const report = reportOf(submission, { status: 'cancelled' });
      queue.plan(nowMs + cancelsAfterMs, { type: 'outcome', report });
    },
  };
}

function reportOf(
  command: SubmitCommand,
  facts: Parameters<typeof buildReport>[1],
): ReturnType<typeof buildReport> {
  return buildReport({ run: 'simulation', ...command }, facts);
}
