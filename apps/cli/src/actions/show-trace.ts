import { resolveTraceDir } from '@parallel-dispatcher/runtime';
import { readRun, readTaskTrace, runDirOf, runRecordDocument } from '@parallel-dispatcher/tracing';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import { showCommand } from '../options/show-command.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import { ownExitCodes } from '../render/refused-document.ts';
import { runRecordText } from '../render/run-record-text.ts';
import { taskTraceText } from '../render/task-trace-text.ts';

interface Shown {
  /** A run id, the name of an index, or `latest`. */
  readonly run: string;
  readonly task: string | undefined;
}

/** `dispatch trace show`: one run, or one task of it. */
export async function showTrace(shown: Shown, options: TraceOptions): Promise<Answer> {
  const traceDir = await resolveTraceDir(runtimeOptions(options));
  if (!traceDir.ok) return errorAnswer(traceDir.errors, ownExitCodes.refused);
  return shown.task === undefined
    ? await showRun(traceDir.value, shown.run, options)
    : await showTask(traceDir.value, { run: shown.run, task: shown.task });
}

async function showRun(traceDir: string, run: string, options: TraceOptions): Promise<Answer> {
  const read = await readRun(traceDir, run);
  if (!read.ok) return errorAnswer([read.error], ownExitCodes.refused);
  return documentAnswer(runRecordDocument(read.value), (page) =>
    runRecordText(read.value, page, (id, task) => showCommand([id, task], options)),
  );
}

async function showTask(
  traceDir: string,
  which: { readonly run: string; readonly task: string },
): Promise<Answer> {
  const read = await readTaskTrace(traceDir, which);
  if (!read.ok) return errorAnswer([read.error], ownExitCodes.refused);
  return documentAnswer(read.value, (page) =>
    taskTraceText(read.value, { runDir: runDirOf(traceDir, read.value.run_id), page }),
  );
}
