import { exitCodes, type RunResult } from '@parallel-dispatcher/schema';
import { executeRun } from '../execute/execute-run.ts';
import { newRunId } from '../execute/new-run-id.ts';
import { openOutputFile } from '../output-file.ts';
import { refusedResult } from '../result/refused-result.ts';
import { cancelOnSignals } from './cancel-on-signals.ts';
import type { DetachedJob, StartedRun } from './detached-job.ts';
import { ParentLink } from './parent-link.ts';
import { prepareRequest } from './prepare-request.ts';

/** Nobody waits here for a document: its traces are all that a run leaves. Containers give 10 s. */
const finishAfterSignalMs = 5_000;

/** Runs the job of the process that started this one, and answers the exit code. */
export async function runDetached(): Promise<number> {
  const cancel = cancelOnSignals();
  const parent = new ParentLink();
  const job = await parent.receiveJob();
  const opened = job.outputFile === null ? undefined : await openOutputFile(job.outputFile);
  if (opened?.ok === false) {
    const result = refusedResult([opened.error], exitCodes.environment);
    await parent.tell({ type: 'refused', result });
    return result.exit_code;
  }
  let started: Promise<unknown> | undefined;
  const result = await runJob(job, {
    cancel,
    onStarted(run) {
      started = Promise.all([opened?.file.clear(), parent.tell({ type: 'started', ...run })]);
    },
  });
  if (started === undefined) {
    await parent.tell({ type: 'refused', result });
  } else {
    await started;
    // Where it fails there is nobody to tell: the traces have the result, too.
    await opened?.file.write(`${JSON.stringify(result, null, 2)}\n`);
  }
  return result.exit_code;
}

interface JobOptions {
  readonly cancel: AbortSignal;
  /** Called when the run has its journal. */
  readonly onStarted: (run: StartedRun) => void;
}

async function runJob(job: DetachedJob, { cancel, onStarted }: JobOptions): Promise<RunResult> {
  const ready = await prepareRequest(job.request, { ...job.environment, env: process.env });
  if (!ready.ok) return refusedResult(ready.errors, exitCodes.refused);
  const { run, start } = ready.value;
  const runId = start.resume?.recorded.runId ?? job.runId ?? newRunId();
  return await executeRun(run, {
    ...start,
    runId,
    needsTrace: true,
    finishAfterSignalMs,
    cancel,
    onEvent(event) {
      if (event.type === 'run_started' || event.type === 'run_resumed') {
        onStarted({ runId, traceDir: run.traceDir });
      }
    },
  });
}
