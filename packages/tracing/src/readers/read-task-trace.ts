import { join } from 'node:path';
import { errorDetail, suggest, taskTraceSchema, type TaskTrace } from '@parallel-dispatcher/schema';
import { possibleNames } from '../layout/possible-names.ts';
import { runPathsOf } from '../layout/run-paths.ts';
import { findRun } from './find-run.ts';
import { readDocument } from './read-document.ts';
import { readRun } from './read-run.ts';
import type { Read } from './read.ts';

interface TaskOfRun {
  /** `latest`, a run id, or the name of an index. */
  readonly run: string;
  readonly task: string;
}

/** Reads the trace of one task of a run. */
export async function readTaskTrace(
  traceDir: string,
  { run, task }: TaskOfRun,
): Promise<Read<TaskTrace>> {
  const found = await findRun(traceDir, run);
  if (!found.ok) return found;
  const folder = runPathsOf(traceDir, found.value.runId).tasks;
  for (const name of possibleNames(task)) {
    const read = await readDocument(join(folder, `${name}.json`), taskTraceSchema);
    if (read.ok && read.value.task_id === task) return read;
    if (!read.ok && read.error.code !== 'TRACE_NOT_FOUND') return read;
  }
  return await explainMissing(traceDir, { run: found.value.runId, task });
}

async function explainMissing(traceDir: string, { run, task }: TaskOfRun): Promise<Read<never>> {
  const record = await readRun(traceDir, run);
  const tasks = record.ok ? record.value.tasks : [];
  const known = tasks.find(({ taskId }) => taskId === task);
  const meant =
    known === undefined &&
    suggest(
      task,
      tasks.map(({ taskId }) => taskId),
    );
  return {
    ok: false,
    error: errorDetail({
      code: 'TRACE_NOT_FOUND',
      message:
        known === undefined
          ? `run ${run} has no task "${task.slice(0, 100)}"`
          : `task ${task} of run ${run} is ${known.state} and has no trace`,
      hint: typeof meant === 'string' ? `Did you mean "${meant}"?` : null,
    }),
  };
}
