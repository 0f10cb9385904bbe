import type { AttemptReport, TaskRef } from '@parallel-dispatcher/schema';
import type { ExecutorEvent, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { buildReport } from '@parallel-dispatcher/dispatcher/testing';

/** Every call is over at once. What is left is the cost of dispatching. */
export function createInstantExecutor(): TaskExecutor {
  const reports = new Map<string, AttemptReport>();
  let hints: ExecutorEvent[] = [];
  let wake = (): void => {};
  return {
    start: async () => {},
    submit: async (envelopes) => {
      for (const envelope of envelopes) {
        const { run, task, generation } = envelope;
        reports.set(task, buildReport(envelope, { status: 'succeeded', output: null }));
        hints.push({ type: 'settled', cursor: '', ref: { run, task, generation } });
      }
      wake();
    },
    cancel: async () => {},
    outcomes: async (refs) => refs.map((ref) => take(reports, ref)),
    async *events() {
      for (;;) {
        if (hints.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const batch = hints;
        hints = [];
        yield batch;
      }
    },
    close: async () => {},
  };
}

/** Reports are let go once told, so that the memory measured is that of the dispatcher. */
function take(reports: Map<string, AttemptReport>, { task }: TaskRef): AttemptReport | undefined {
  const report = reports.get(task);
  reports.delete(task);
  return report;
}
