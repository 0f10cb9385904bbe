import type { RunRecord } from './read-run.ts';
import { runEntryDocument } from './run-entry-document.ts';

/** One run as it is in JSON: its tasks, and its result document. */
export function runRecordDocument(run: RunRecord): object {
  return {
    ...runEntryDocument(run),
    tasks: run.tasks.map(({ taskId, agent, state, traceFile }) => ({
      task_id: taskId,
      agent,
      state,
      trace_file: traceFile,
    })),
    problems: run.problems,
    result: run.result,
  };
}
